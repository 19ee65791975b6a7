import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, noBrowser, openBrowser } from './support/browser.js';
import { type DemoShop, startDemoShop } from './support/demo-shop.js';
import { countOf, programAs } from './support/graph.js';
import { signIn, visit } from './support/visit.js';
import { languages, type Say } from './support/words.js';

const bread = 'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 3';
const cities = 'city in ("Hangzhou", "Shanghai")';
const silent = 'not count(orders within 14 days) >= 1';
const asked = `${bread} and ${cities} and ${silent}`;

/** What the shop calls the things of its catalogue. */
const names = {
  en: { category: 'Orders · Product category', bread: 'Bread', city: 'City', hangzhou: 'Hangzhou', shanghai: 'Shanghai', orders: 'Orders' },
  'zh-CN': { category: '订单 · 商品分类', bread: '面包', city: '城市', hangzhou: '杭州', shanghai: '上海', orders: '订单' },
};

let shop: DemoShop;
let browser: Browser;
beforeAll(async () => {
  if (browserPath === undefined) return;
  [shop, browser] = await Promise.all([startDemoShop(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
});

const figure = (page: Page, say: Say) => page.getByRole('complementary', { name: say('segments.live') }).locator('.fig');
const said = (count: number): string => new Intl.NumberFormat('en').format(count);

/** Opens the picker at the end of the outermost group and presses what is called so. */
async function add(page: Page, say: Say, name: string): Promise<void> {
  await page
    .getByRole('tree')
    .getByRole('button', { name: say('segments.add.condition') })
    .last()
    .click();
  await page
    .getByRole('option', { name })
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
    .click();
}

describe.skipIf(browserPath === undefined)(`the main job${noBrowser}`, () => {
  test.each(languages)(
    'a marketer builds the segment with the mouse, reads the counts and the reasons, saves it and takes the file (%s)',
    async (language) => {
      const visitor = await visit(browser, shop, language);
      const { page, say, complaints } = visitor;
      const name = names[language];
      await signIn(visitor, 'marketer');
      await page
        .getByRole('navigation')
        .getByRole('link', { name: say('shell.segments') })
        .first()
        .click();
      await page
        .getByRole('link', { name: say('segments.new') })
        .first()
        .click();

      const editor = page.getByRole('dialog', { name: say('segments.edit.title') });
      await add(page, say, name.category);
      await editor.getByRole('textbox', { name: say('segments.edit.value'), exact: true }).fill('3');
      await editor.getByRole('checkbox', { name: name.bread, exact: true }).click();
      await editor.getByRole('button', { name: say('segments.edit.done') }).click();

      await add(page, say, name.city);
      await editor.getByRole('checkbox', { name: name.hangzhou, exact: true }).click();
      await editor.getByRole('checkbox', { name: name.shanghai, exact: true }).click();
      await editor.getByRole('button', { name: say('segments.edit.done') }).click();

      await add(page, say, name.orders);
      await editor.getByRole('textbox', { name: say('segments.edit.howMany') }).fill('14');
      await editor.getByRole('button', { name: say('segments.edit.done') }).click();
      const row = page.getByRole('tree').getByRole('treeitem');
      await row.nth(3).hover();
      await row
        .nth(3)
        .getByRole('button', { name: say('segments.act.negate') })
        .click();

      const { ask: analyst } = await programAs(shop, 'analyst');
      const count = await countOf(analyst, asked);
      expect(count).toBeGreaterThan(0);
      await expect.poll(() => figure(page, say).textContent()).toBe(said(count));
      for (const [at, condition] of [bread, cities, silent].entries()) {
        const alone = said(await countOf(analyst, condition));
        await expect
          .poll(() =>
            row
              .nth(at + 1)
              .locator('.cnt')
              .textContent(),
          )
          .toBe(alone);
      }

      const sample = page
        .getByRole('complementary', { name: say('segments.live') })
        .getByRole('listitem')
        .filter({ hasText: say('segments.sample.why') });
      await expect.poll(() => sample.count()).toBe(Math.min(20, count));
      await sample.first().getByRole('button').click();
      await sample.first().getByText(say('segments.why.in')).waitFor();

      const title = `Bread regulars ${language}`;
      await page.getByRole('button', { name: say('segments.save.new') }).click();
      const saving = page.getByRole('dialog', { name: say('segments.save.titleNew') });
      await saving.getByRole('textbox', { name: say('segments.save.name') }).fill(title);
      await saving.getByRole('button', { name: say('segments.save.new') }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page
        .getByRole('link', { name: say('segments.tab.overview') })
        .last()
        .click();
      await expect.poll(() => page.locator('pre').textContent()).toBe(asked);
      await expect.poll(() => page.locator('main .fig').textContent()).toBe(said(count));

      await page.getByRole('button', { name: say('segments.export') }).click();
      await page.getByRole('textbox', { name: say('segments.export.purpose') }).fill('test');
      await page.getByRole('button', { name: say('segments.export.do') }).click();
      await page.getByRole('link', { name: say('segments.export.see') }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('row', { name: title })
          .getByRole('link', { name: say('exports.download', { format: 'CSV' }) })
          .click(),
      ]);
      const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
      expect(lines.length).toBe(count + 1);
      expect(complaints).toEqual([]);
    },
    90_000,
  );
});
