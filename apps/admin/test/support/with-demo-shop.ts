import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { type DemoShop, startDemoShop } from './demo-shop.js';

const there = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('There is no browser, so these tests are skipped.');
  return found;
};

/** A demo shop and a browser for the tests of a file, where there is a browser; `fill` puts more into the shop first. */
export function withDemoShop(fill?: (shop: DemoShop) => Promise<void>): { readonly shop: DemoShop; readonly browser: Browser } {
  let shop: DemoShop | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (browserPath === undefined) return;
    [shop, browser] = await Promise.all([startDemoShop(), openBrowser()]);
    await fill?.(shop);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });
  return {
    get shop() {
      return there(shop);
    },
    get browser() {
      return there(browser);
    },
  };
}
