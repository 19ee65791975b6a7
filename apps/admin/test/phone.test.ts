import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { countOf, programAs } from './support/graph.js';
import { signIn, visit } from './support/visit.js';
import { withDemoShop } from './support/with-demo-shop.js';
import { languages, type Say } from './support/words.js';

const names = {
  en: { category: 'Orders · Product category', bread: 'Bread', city: 'City', hangzhou: 'Hangzhou', shanghai: 'Shanghai', orders: 'Orders' },
  'zh-CN': { category: '订单 · 商品分类', bread: '面包', city: '城市', hangzhou: '杭州', shanghai: '上海', orders: '订单' },
};
const asked =
  'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 3 and (city = "Hangzhou" or city = "Shanghai") and not count(orders within 14 days) >= 1';

const site = withDemoShop();

/** Chooses in the menu of a row, which is all there is of it on a phone. */
async function act(page: Page, say: Say, row: Locator, name: string): Promise<void> {
  await row
    .getByRole('button', { name: say('segments.act.menu', { rule: '' }).trim() })
    .last()
    .tap();
  await page.getByRole('menuitem', { name }).tap();
}

/** Opens the picker at the end of a group, counted from the outermost as the last, and chooses a condition. */
async function add(page: Page, say: Say, group: 'inner' | 'outer', name: string): Promise<void> {
  const buttons = page.getByRole('tree').getByRole('button', { name: say('segments.add.condition') });
  await (group === 'outer' ? buttons.last() : buttons.first()).tap();
  await page
    .getByRole('option', { name })
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
    .tap();
}

describe.skipIf(browserPath === undefined)(`on a phone${noBrowser}`, () => {
  test.each(languages)(
    'a marketer builds the nested segment by touch alone, and saves it (%s)',
    async (language) => {
      const visitor = await visit(site.browser, site.shop, language, 'phone');
      const { page, say, complaints } = visitor;
      const name = names[language];
      await signIn(visitor, 'marketer');
      await page.goto(`${site.shop.url}/segments/new`);
      const editor = page.getByRole('dialog', { name: say('segments.edit.title') });
      const done = editor.getByRole('button', { name: say('segments.edit.done') });
      const row = page.getByRole('tree').getByRole('treeitem');

      await add(page, say, 'outer', name.category);
      await editor.getByRole('textbox', { name: say('segments.edit.value'), exact: true }).fill('3');
      await editor.getByRole('checkbox', { name: name.bread, exact: true }).tap();
      await done.tap();

      await add(page, say, 'outer', name.city);
      await editor.getByRole('checkbox', { name: name.hangzhou, exact: true }).tap();
      await done.tap();
      await act(page, say, row.filter({ hasText: name.hangzhou }), say('segments.act.wrap')); // into a group of the other kind: any of
      await add(page, say, 'inner', name.city);
      await editor.getByRole('checkbox', { name: name.shanghai, exact: true }).tap();
      await done.tap();

      await add(page, say, 'outer', name.orders);
      await editor.getByRole('textbox', { name: say('segments.edit.howMany') }).fill('14');
      await done.tap();
      await act(page, say, row.nth(6), say('segments.act.negate'));

      const { ask: analyst } = await programAs(site.shop, 'analyst');
      const count = new Intl.NumberFormat('en').format(await countOf(analyst, asked));
      const live = page.getByRole('complementary', { name: say('segments.live') });
      await expect.poll(() => live.locator('.fig').textContent()).toBe(count);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);

      const title = `By touch ${language}`;
      await live.getByRole('button', { name: say('segments.save.review') }).tap();
      const saving = page.getByRole('dialog', { name: say('segments.save.titleNew') });
      await saving.getByRole('textbox', { name: say('segments.save.name') }).fill(title);
      await saving.getByRole('button', { name: say('segments.save.new') }).tap();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      const { segments } = await analyst('query ($search: String) { segments(search: $search, first: 1) { nodes { text } } }', {
        search: title,
      });
      expect(segments).toEqual({ nodes: [{ text: asked }] });
      expect(complaints).toEqual([]);
    },
    90_000,
  );
});
