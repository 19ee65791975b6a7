import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { signIn, visit } from './support/visit.js';
import type { Say } from './support/words.js';
import { withDemoShop } from './support/with-demo-shop.js';

const site = withDemoShop();

const rounds = 2;
const edits = 12;
const longest = 1000;

/** Writes condition after condition, `orders_count >= 1`, `>= 2`, …; answers when each stood there. */
async function edit(page: Page, say: Say): Promise<readonly number[]> {
  await page.getByRole('button', { name: say('segments.face.text'), exact: true }).click();
  await page.getByRole('textbox', { name: say('segments.text.label') }).click();
  const stood: number[] = [];
  for (let value = 1; value <= edits; value += 1) {
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(`orders_count >= ${1000 + value}`);
    stood.push(performance.now());
  }
  return stood;
}

describe.skipIf(browserPath === undefined)(`drafts${noBrowser}`, () => {
  test('a draft whose tab is killed while it is written loses a second at most, with the server there or not', async () => {
    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say } = visitor;
    const context = page.context();
    await signIn(visitor, 'marketer');
    let tab = page;
    for (let round = 1; round <= rounds; round += 1) {
      await tab.goto(`${site.shop.url}/segments/new`);
      await tab.getByRole('tree').waitFor();
      if (round % 2 === 0) await context.setOffline(true);
      const stood = await edit(tab, say);
      const killed = performance.now();
      await tab.close({ runBeforeUnload: false });
      const due = 1000 + stood.filter((at) => at <= killed - longest).length;
      await context.setOffline(false);
      tab = await context.newPage();
      await tab.goto(`${site.shop.url}/segments/new`);
      const kept = tab.getByRole('tree').getByRole('treeitem').nth(1);
      const text = (await kept.textContent()) ?? '';
      expect(Number(text.replaceAll(',', '').match(/1\d{3}/)?.[0])).toBeGreaterThanOrEqual(due);
    }
  }, 90_000);
});
