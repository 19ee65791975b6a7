import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { programAs } from './support/graph.js';
import { signIn, visit } from './support/visit.js';
import { languages } from './support/words.js';
import { withDemoShop } from './support/with-demo-shop.js';

const site = withDemoShop();

describe.skipIf(browserPath === undefined)(`users and sessions${noBrowser}`, () => {
  test.each(languages)(
    'somebody is invited, chooses a password, signs out elsewhere, and is disabled (%s)',
    async (language) => {
      const owner = await visit(site.browser, site.shop, language);
      const { page, say } = owner;
      await signIn(owner, 'owner');
      await page.goto(`${site.shop.url}/admin/users`);
      await page.getByRole('button', { name: say('users.invite') }).click();
      const name = `Lei ${language}`;
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say('users.name')).fill(name);
      await dialog.getByLabel(say('users.email')).fill(`lei.${language.toLowerCase()}@shop.test`);
      await dialog.getByLabel(say('users.role')).selectOption('marketer');
      await dialog.getByRole('button', { name: say('users.makeLink') }).click();
      const link = await dialog.getByLabel(say('users.link'), { exact: true }).inputValue();
      await dialog
        .getByRole('button', { name: say('common.close') })
        .last()
        .click();
      await page
        .getByRole('row', { name: new RegExp(name) })
        .getByText(say('users.invited'))
        .waitFor();

      const guest = await visit(site.browser, site.shop, language);
      await guest.page.goto(link);
      await guest.page.getByLabel(say('signIn.password')).fill('correct horse');
      await guest.page.getByRole('button', { name: say('setPassword.submit') }).click();
      await guest.page
        .getByRole('navigation', { name: say('shell.navigation') })
        .first()
        .waitFor();
      await guest.page.goto(`${site.shop.url}/account`);
      await guest.page.getByText(say('account.thisOne')).waitFor();

      await page.getByRole('button', { name: say('users.actsFor', { name }) }).click();
      await page.getByRole('menuitem', { name: say('users.disable') }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('users.disable') })
        .click();
      await page
        .getByRole('row', { name: new RegExp(name) })
        .getByText(say('users.disabled'))
        .waitFor();
      await guest.page.goto(`${site.shop.url}/segments`);
      await guest.page.getByRole('heading', { name: say('signIn.title') }).waitFor();
      expect([...owner.complaints, ...guest.complaints]).toEqual([]);
    },
    120_000,
  );

  test('an owner sees the shop as support does, and comes back', async () => {
    const owner = await visit(site.browser, site.shop, 'en');
    const { page, say } = owner;
    await signIn(owner, 'owner');
    await page.getByRole('button', { name: 'Seeing as' }).click();
    await page.getByRole('menuitem', { name: say('shell.role.support') }).click();
    await page.getByRole('button', { name: say('shell.seeingAsBack') }).waitFor();
    await page.goto(`${site.shop.url}/admin/users`);
    await page.getByText(say('notFound.title')).first().waitFor();
    await page.getByRole('button', { name: say('shell.seeingAsBack') }).click();
    await page.getByRole('link', { name: say('shell.users') }).waitFor();
  });

  test.each(languages)(
    'somebody sets up a second factor, and sign-in asks for its code (%s)',
    async (language) => {
      const visitor = await visit(site.browser, site.shop, language);
      const { page, say } = visitor;
      await signIn(visitor, 'support');
      await page.goto(`${site.shop.url}/account`);
      await page.getByRole('button', { name: say('account.factorSetUp') }).click();
      const dialog = page.getByRole('dialog');
      const secret = await dialog.getByLabel(say('account.factorSecret'), { exact: true }).inputValue();
      const codeAt = (periods: number): string =>
        new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + periods * 30_000 });
      await dialog.getByLabel(say('signIn.code'), { exact: true }).fill(codeAt(0));
      await dialog.getByRole('button', { name: say('account.factorConfirm') }).click();
      await dialog.getByRole('listitem').nth(9).waitFor();
      await dialog.getByRole('button', { name: say('account.recoveryKept') }).click();
      await page.getByText(say('account.factorOn'), { exact: true }).waitFor();

      const other = await visit(site.browser, site.shop, language);
      await other.page.getByLabel(say('signIn.email')).fill('support@demo.test');
      await other.page.getByLabel(say('signIn.password')).fill('demo');
      await other.page.getByRole('button', { name: say('signIn.submit'), exact: true }).click();
      await other.page.getByText(say('signIn.codeNeeded')).waitFor();
      await other.page.getByLabel(say('signIn.code'), { exact: true }).fill(codeAt(1));
      await other.page.getByRole('button', { name: say('signIn.submit'), exact: true }).click();
      await other.page
        .getByRole('navigation', { name: say('shell.navigation') })
        .first()
        .waitFor();

      const owner = await programAs(site.shop, 'owner');
      const { users } = await owner.ask('{ users(first: 50) { nodes { id email } } }');
      const { id } = Object(users).nodes.find(({ email }: { email: string }) => email === 'support@demo.test');
      await owner.ask('mutation ($id: ID!) { resetSecondFactor(id: $id) { id } }', { id });
    },
    120_000,
  );

  test('a masked phone number is uncovered on the page of a customer, for a reason', async () => {
    const owner = await programAs(site.shop, 'owner');
    const { roles } = await owner.ask('{ roles { nodes { key version actions } } }');
    const marketer = Object(roles).nodes.find(({ key }: { key: string }) => key === 'marketer');
    await owner.ask('mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { id } }', {
      input: {
        reason: 'calls',
        roles: [{ key: 'marketer', version: marketer.version, actions: [...marketer.actions, 'fields.reveal'] }],
      },
    });
    const { customers } = await owner.ask('{ customers(first: 50) { nodes { id phone } } }');
    const called = Object(customers).nodes.find(({ phone }: { phone: string | null }) => phone?.startsWith('+861'));
    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say } = visitor;
    await signIn(visitor, 'marketer');
    await page.goto(`${site.shop.url}/customers/${called.id}`);
    await page
      .getByRole('button', { name: /^Reveal 1/ })
      .first()
      .click();
    await page.getByRole('dialog').getByLabel(say('customer.revealReason')).fill('called back');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('customer.revealSubmit'), exact: true })
      .click();
    await expect
      .poll(async () => (await page.locator('.chead').innerText()).replaceAll(/[^\d]/g, ''))
      .toContain(called.phone.replace('+86', ''));
  });
});
