import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { countOf, programAs } from './support/graph.js';
import { signIn, visit } from './support/visit.js';
import { languages, type Say } from './support/words.js';
import { withDemoShop } from './support/with-demo-shop.js';

const bread = 'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 3';
const cities = 'city in ("Hangzhou", "Shanghai")';
const silent = 'not count(orders within 14 days) >= 1';
const asked = `${bread} and ${cities} and ${silent}`;

/** What the shop calls the things of its catalogue. */
const names = {
  en: { category: 'Orders · Product category', bread: 'Bread', city: 'City', hangzhou: 'Hangzhou', shanghai: 'Shanghai', orders: 'Orders' },
  'zh-CN': { category: '订单 · 商品分类', bread: '面包', city: '城市', hangzhou: '杭州', shanghai: '上海', orders: '订单' },
};

const site = withDemoShop();

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
      const visitor = await visit(site.browser, site.shop, language);
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

      const { ask: analyst } = await programAs(site.shop, 'analyst');
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

  test.each(languages)(
    'the same with the keyboard alone, an input method composing, and the focus always to be seen (%s)',
    async (language) => {
      const visitor = await visit(site.browser, site.shop, language);
      const { page, say } = visitor;
      const { keyboard } = page;
      const name = names[language];
      await page.evaluate(() => addEventListener('pointerdown', () => document.documentElement.setAttribute('data-pointed', ''), true));
      await tabTo(page, page.getByRole('button', { name: say('signIn.demoAs', { role: say('shell.role.marketer') }) }));
      await keyboard.press('Enter');
      for (const link of [say('shell.segments'), say('segments.new')]) {
        await tabTo(page, page.getByRole('link', { name: link }).first());
        await keyboard.press('Enter');
      }
      await page.getByRole('tree').waitFor();

      const editor = page.getByRole('dialog', { name: say('segments.edit.title') });
      const pick = async (key: string, wanted: string): Promise<void> => {
        await keyboard.press(key);
        await page
          .getByRole('combobox', { name: say('segments.pick.search') })
          .and(page.locator(':focus'))
          .waitFor();
        await compose(page, wanted);
        await page.getByRole('option', { selected: true }).getByText(wanted, { exact: true }).waitFor();
        await keyboard.press('Enter');
        await editor.waitFor();
      };
      const tick = async (value: string): Promise<void> => {
        await tabTo(page, editor.getByRole('textbox', { name: say('segments.edit.searchValues') }));
        await keyboard.insertText(value);
        await keyboard.press('Enter');
        await expect.poll(() => editor.getByRole('checkbox', { name: value, exact: true }).isChecked()).toBe(true);
      };
      const write = async (label: string, figures: string): Promise<void> => {
        await tabTo(page, editor.getByRole('textbox', { name: label, exact: true }));
        await keyboard.press('Control+A');
        await keyboard.insertText(figures);
      };
      await pick('/', name.category);
      await write(say('segments.edit.value'), '3');
      await tick(name.bread);
      await keyboard.press('Escape');
      await pick('a', name.city);
      await tick(name.hangzhou);
      await tick(name.shanghai);
      await keyboard.press('Escape');
      await pick('a', name.orders);
      await write(say('segments.edit.howMany'), '14');
      await keyboard.press('Escape');
      await keyboard.press('n');

      const { ask: analyst } = await programAs(site.shop, 'analyst');
      const count = await countOf(analyst, asked);
      await expect.poll(() => figure(page, say).textContent()).toBe(said(count));
      await keyboard.press('Control+S');
      const title = `By keyboard ${language}`;
      await page
        .getByRole('textbox', { name: say('segments.save.name') })
        .and(page.locator(':focus'))
        .waitFor();
      await keyboard.insertText(title);
      await keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await page.locator('html').getAttribute('data-pointed')).toBeNull();
    },
    90_000,
  );

  test('an analyst asks the same in the playground as one line of text, and takes the answer as a table', async () => {
    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say, complaints } = visitor;
    await signIn(visitor, 'analyst');
    await page
      .getByRole('navigation')
      .getByRole('link', { name: say('shell.playground') })
      .first()
      .click();
    const written = page.locator('.graphiql-query-editor .view-lines');
    await written.getByText('lastOrderAt').waitFor();
    await written.click();
    await page.keyboard.press('Control+A');
    // Named as the example is: the explorer takes a moment to notice another name.
    const line = `query Quiet { customers(where: ${JSON.stringify(asked)}, first: 500) { totalCount nodes { id city ordersCount } } }`;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), line);
    await page.keyboard.press('Control+V'); // typing would have the editor close brackets by itself
    await written.getByText('lastOrderAt').waitFor({ state: 'detached' });
    await page.locator('.graphiql-execute-button').click();
    await expect.poll(() => page.locator('.result-window').innerText(), { timeout: 10_000 }).toContain('totalCount');
    await page.getByRole('button', { name: say('playground.table') }).click();
    const { ask: analyst } = await programAs(site.shop, 'analyst');
    const count = await countOf(analyst, asked);
    await expect.poll(() => page.getByRole('table').locator('tbody tr').count()).toBe(count);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: say('playground.csv') }).click(),
    ]);
    expect((await readFile(await download.path(), 'utf8')).trimEnd().split('\n')).toHaveLength(count + 1);
    expect(complaints).toEqual([]);
  }, 60_000);
});

/** Writes the text as an input method does: letters stand there while they are composed, Enter belongs to the method, then the text comes at once. */
async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const letters of ['c', 'ce', 'ces'])
    await session.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
  await page.keyboard.press('Enter');
  await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await session.send('Input.insertText', { text });
  await session.detach();
}

/** Presses Tab until the element has the focus; every stop on the way must show it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < 80; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    const isShown = await page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return true;
      return activeElement.matches(':focus-visible');
    });
    expect(isShown).toBe(true);
  }
  throw new Error(`Tab does not come to ${target}.`);
}
