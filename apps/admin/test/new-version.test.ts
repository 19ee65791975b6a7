import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { signIn, visit } from './support/visit.js';
import { withDemoShop } from './support/with-demo-shop.js';

const site = withDemoShop();

describe.skipIf(browserPath === undefined)(`a product that was updated meanwhile${noBrowser}`, () => {
  test('an open page that wants a file of the old version comes back as the new one, once, with its address and its draft', async () => {
    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say } = visitor;
    await signIn(visitor, 'marketer');
    const address = `${site.shop.url}/segments/new?text=${encodeURIComponent('orders_count >= 1234')}`;
    await page.goto(address);
    const rule = page.getByRole('tree').getByRole('treeitem').nth(1);
    await rule.focus();
    await page.keyboard.press('n');
    await expect.poll(() => rule.innerText()).toMatch(/^Not/i);

    let isUpdated = true;
    await page.route(/\/assets\/keys-dialog/, (route) =>
      isUpdated ? route.fulfill({ status: 404, body: 'Not found' }) : route.continue(),
    );
    await page.route(`${site.shop.url}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll(/assets\/index-[^"]+\.js/g, 'assets/index-newer.js') });
    });
    let loads = 0;
    page.on('load', () => {
      loads += 1;
      isUpdated = false;
    });
    await page.getByRole('button', { name: say('segments.keys.title') }).click();
    await expect.poll(() => loads).toBe(1);
    await expect.poll(() => rule.innerText()).toMatch(/^Not/i);
    expect(page.url()).toBe(address);
    await page.getByRole('button', { name: say('segments.keys.title') }).click();
    await page.getByRole('dialog', { name: say('segments.keys.title') }).waitFor();
    expect(loads).toBe(1);
  }, 60_000);

  test('a file that does not come for another reason loads nothing anew, and says so', async () => {
    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say } = visitor;
    await signIn(visitor, 'owner');
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.route(/\/assets\/catalog/, (route) => route.abort());
    await page.route(/\/assets\/routes/, (route) => route.abort());
    await page
      .getByRole('navigation', { name: say('shell.navigation') })
      .getByRole('link', { name: say('shell.catalogue') })
      .first()
      .click();
    await page.getByRole('heading', { name: say('fault.title') }).waitFor();
    expect(loads).toBe(0);
  }, 60_000);
});
