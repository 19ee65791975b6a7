import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
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
});
