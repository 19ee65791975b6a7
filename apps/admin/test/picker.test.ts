import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { signIn, visit } from './support/visit.js';
import type { Say } from './support/words.js';
import { withDemoShop } from './support/with-demo-shop.js';

const site = withDemoShop();

const search = (page: Page, say: Say) => page.getByRole('combobox', { name: say('segments.pick.search') });

async function openPicker(page: Page, say: Say): Promise<void> {
  await page.goto(`${site.shop.url}/segments/new`);
  await page
    .getByRole('tree')
    .getByRole('button', { name: say('segments.add.condition') })
    .last()
    .click();
  await search(page, say).waitFor();
}

describe.skipIf(browserPath === undefined)(`the picker${noBrowser}`, () => {
  test('Enter takes what answers the text that stands there, never what answered an older one', async () => {
    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say } = visitor;
    await signIn(visitor, 'marketer');
    await openPicker(page, say);
    await expect.poll(() => page.getByRole('listbox').getAttribute('aria-busy')).toBe('false');
    await search(page, say).evaluate((input) => {
      if (!(input instanceof HTMLInputElement)) throw new Error('The search is no input.');
      // both in one go, as where keys come faster than the list can follow
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'City');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await page.getByRole('dialog', { name: say('segments.edit.title') }).waitFor();
    await expect.poll(() => page.getByRole('treeitem').nth(1).innerText()).toMatch(/^City/);
  }, 60_000);

  test('Enter waits for the pinyin of a search that nothing else answers', async () => {
    const visitor = await visit(site.browser, site.shop, 'zh-CN');
    const { page, say } = visitor;
    await signIn(visitor, 'marketer');
    let letCome: (() => void) | undefined;
    const comes = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await page.route(/pinyin\.worker/, async (route) => {
      await comes;
      await route.continue();
    });
    await openPicker(page, say);
    await search(page, say).pressSequentially('chengshi');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('listbox').getAttribute('aria-busy')).toBe('true');
    letCome?.();
    await page.getByRole('dialog', { name: say('segments.edit.title') }).waitFor();
    await expect.poll(() => page.getByRole('treeitem').nth(1).innerText()).toMatch(/^城市/);
  }, 60_000);

  test('without pinyin the rest of the search still answers', async () => {
    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say } = visitor;
    await signIn(visitor, 'marketer');
    await page.route(/pinyin\.worker/, (route) => route.abort());
    await openPicker(page, say);
    await search(page, say).pressSequentially('City');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: say('segments.edit.title') }).waitFor();
  }, 60_000);
});
