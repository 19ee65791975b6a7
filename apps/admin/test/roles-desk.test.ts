import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { programAs } from './support/graph.js';
import { signIn, visit } from './support/visit.js';
import { languages } from './support/words.js';
import { withDemoShop } from './support/with-demo-shop.js';

const site = withDemoShop();

describe.skipIf(browserPath === undefined)(`the roles desk${noBrowser}`, () => {
  test.each(languages)(
    'an owner takes a field from a role, sees what would break, says why, and it holds for the next request (%s)',
    async (language) => {
      const marketer = await programAs(site.shop, 'marketer');
      const name = `Suzhou ${language}`;
      await marketer.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
        input: { name, condition: 'city = "Suzhou"' },
      });
      const visitor = await visit(site.browser, site.shop, language);
      const { page, say, complaints } = visitor;
      await signIn(visitor, 'owner');
      await page.goto(`${site.shop.url}/admin/roles`);
      await page.getByLabel(say('roles.search')).fill('Customer.city');
      const city = page.locator('tr', { hasText: 'Customer.city' }).getByRole('combobox').nth(1);
      await city.selectOption('NONE');
      await page.getByText(say('roles.changes', { count: 1, loosen: 0 })).waitFor();
      await page.getByRole('button', { name: say('roles.review') }).click();

      const dialog = page.getByRole('dialog');
      await dialog.getByText(name).waitFor();
      await dialog.getByLabel(say('roles.reason')).fill('less is more');
      await dialog.getByRole('button', { name: say('roles.save') }).click();
      await page.getByText(say('roles.saved.inForce')).waitFor();
      await expect(marketer.ask('{ customers(first: 1) { nodes { city } } }')).rejects.toThrow('Cannot query field');

      await page.getByRole('tab', { name: say('roles.tab.history') }).click();
      await page.getByText('less is more').first().waitFor();
      await page.getByRole('tab', { name: say('roles.tab.matrix') }).click();
      await page.getByLabel(say('roles.search')).fill('Customer.city');
      await city.selectOption('');
      await page.getByRole('button', { name: say('roles.review') }).click();
      await dialog.getByText(say('roles.loosens'), { exact: true }).waitFor();
      await dialog.getByLabel(say('roles.reason')).fill('needed after all');
      await dialog.getByRole('button', { name: say('roles.save') }).click();
      await page.getByText(say('roles.saved.inForce')).waitFor();
      await expect.poll(() => marketer.ask('{ customers(first: 1) { nodes { city } } }').catch(() => undefined)).toBeDefined();
      expect(complaints).toEqual([]);
    },
    120_000,
  );

  test('the customers a role sees are limited with the builder, by keyboard, and counted', async () => {
    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say } = visitor;
    await signIn(visitor, 'owner');
    await page.goto(`${site.shop.url}/admin/roles?tab=rows`);
    await page.getByRole('treeitem').first().focus();
    await page.keyboard.press('a');
    await page.getByRole('combobox').last().waitFor();
    await page.keyboard.insertText('City');
    await page.getByRole('option', { selected: true }).getByText('City', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: say('segments.edit.searchValues') }).focus();
    await page.keyboard.insertText('Suzhou');
    await page.keyboard.press('Enter');
    await page.getByText(say('roles.changes', { count: 1, loosen: 0 })).waitFor();
    await page.getByRole('button', { name: say('roles.review') }).click();
    await expect.poll(() => page.getByRole('dialog').innerText()).toMatch(/city (=|in) .*"Suzhou"/);
  });

  test('the customers a role sees are also limited by text, and the roles are saved as JSON', async () => {
    const visitor = await visit(site.browser, site.shop, 'zh-CN');
    const { page, say } = visitor;
    await signIn(visitor, 'owner');
    await page.goto(`${site.shop.url}/admin/roles?tab=rows`);
    const text = page.getByRole('textbox', { name: say('roles.rows.text') });
    await text.fill('city = ');
    await page.getByText(say('roles.rows.textWrong')).waitFor();
    await text.fill('city = "Suzhou"');
    await page.getByRole('button', { name: say('roles.rows.take') }).click();
    await page.getByText(say('roles.changes', { count: 1, loosen: 0 })).waitFor();
    await expect.poll(() => page.getByRole('tree').first().innerText()).toContain('苏州');
    await page.getByRole('tab').first().click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: say('roles.asJson'), exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('roles.json');
  });
});
