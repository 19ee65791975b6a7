import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { programAs } from './support/graph.js';
import { signIn, visit } from './support/visit.js';
import { languages } from './support/words.js';
import { withDemoShop } from './support/with-demo-shop.js';

const site = withDemoShop();

describe.skipIf(browserPath === undefined)(`the partners desk${noBrowser}`, () => {
  test.each(languages)(
    'an owner shares a segment with a program, sees what a change would break, makes it, and it holds for the next request (%s)',
    async (language) => {
      const program = await programAs(site.shop, 'owner');
      await program.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
        input: { name: `Suzhou ${language}`, condition: 'city = "Suzhou"' },
      });
      const visitor = await visit(site.browser, site.shop, language);
      const { page, say, complaints } = visitor;
      await signIn(visitor, 'owner');
      await page.goto(`${site.shop.url}/admin/api-keys`);
      await page.getByRole('button', { name: say('partners.grant') }).click();
      const dialog = page.getByRole('dialog');
      const name = `Acme ${language}`;
      await dialog.getByLabel(say('partners.name')).fill(name);
      await dialog.getByLabel(say('partners.purpose')).fill('research');
      await dialog.getByLabel(say('partners.recipient')).fill(language === 'en' ? 'acme' : 'anhui');
      await dialog.getByLabel(say('roles.label.demographic')).selectOption('reads');
      await dialog
        .getByRole('group', { name: say('partners.segments') })
        .getByRole('checkbox')
        .first()
        .check();
      await dialog.getByRole('button', { name: say('partners.save') }).click();
      const card = page.getByRole('region', { name });
      await card.getByRole('group', { name: say('partners.shared') }).waitFor();

      await card.getByRole('button', { name: say('partners.newKey') }).click();
      await dialog.getByLabel(say('partners.keyName')).fill('nightly');
      await dialog.getByRole('button', { name: say('partners.make') }).click();
      const secret = await dialog.getByLabel(say('partners.secret')).inputValue();
      await dialog
        .getByRole('button', { name: say('common.close') })
        .last()
        .click();
      const query = '{ customers(first: 1) { totalCount nodes { city } } }';
      const ask = async (): Promise<string> => {
        const answer = await fetch(`${site.shop.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
          body: JSON.stringify({ query }),
        });
        const { data, errors } = Object(await answer.json());
        return errors ? errors[0].extensions.code : typeof data.customers.totalCount;
      };
      expect(await ask()).toBe('number');

      await page.reload();
      await card.getByText(query).first().waitFor();
      await card.getByRole('button', { name: say('partners.changeGrant') }).click();
      await dialog.getByLabel(say('roles.label.demographic')).selectOption('none');
      await dialog.getByRole('button', { name: say('partners.saveEdit') }).click();
      await dialog.getByText('Customer.city').waitFor();
      await dialog.getByRole('button', { name: say('partners.saveAnyway') }).click();
      await page.getByText(say('partners.changed')).waitFor();
      expect(await ask()).toBe('GRAPHQL_VALIDATION_FAILED');

      await card.getByRole('button', { name: say('partners.refreeze') }).click();
      await dialog.getByRole('button', { name: say('partners.refreeze') }).click();
      await page.getByText(say('partners.refrozen')).waitFor();
      await card.getByRole('button', { name: say('partners.changeGrant') }).click();
      await dialog.getByLabel(say('partners.onlyDocuments')).check();
      await dialog.getByRole('button', { name: say('partners.saveEdit') }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await ask()).toBe('GRAPHQL_VALIDATION_FAILED');
      await card.getByRole('button', { name: say('partners.removeDocument') }).click();
      await card.getByText(say('partners.noDocuments')).waitFor();
      expect(await ask()).toBe('NOT_FOUND');
      expect(complaints).toEqual([]);
    },
    120_000,
  );
});
