import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { programAs } from './support/graph.js';
import { differences, faultsOf, shapeOf } from './support/layout.js';
import { shapes } from './support/shapes.js';
import { languages } from './support/words.js';
import { withDemoShop } from './support/with-demo-shop.js';

const parts = ['nav.nav', 'header.bar', 'main', 'nav.below', '.builder', '.work', '.tree', '.live'];
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const rule = 'count(orders within 60 days) >= 3 and (city = "Hangzhou" or age between 20 and 40) and not count(orders within 14 days) >= 1';

const site = withDemoShop();
let pages: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  if (browserPath === undefined) return;
  const { ask } = await programAs(site.shop, 'owner');
  const made = await ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
    input: { name: 'Regulars gone quiet', condition: rule },
  });
  const id = JSON.stringify(made).match(/"id":"([^"]+)"/)?.[1];
  pages = { overview: '/', customers: '/customers', segment: `/segments/${id}`, builder: `/segments/new?text=${encodeURIComponent(rule)}` };
});

async function open(size: keyof typeof sizes, language: string, theme: 'light' | 'dark'): Promise<Page> {
  const context = await site.browser.newContext({ viewport: sizes[size], colorScheme: theme, locale: language, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(20_000);
  await context.request.post(`${site.shop.url}/graphql`, {
    data: { query: 'mutation { signIn(email: "owner@demo.test", password: "demo") { user { id } } }' },
  });
  return context.newPage();
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(site.shop.url + address);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.skels, [aria-busy="true"], main .old0') === null);
}

describe.skipIf(browserPath === undefined)(`the layout${noBrowser}`, () => {
  test.each(Object.keys(sizes).flatMap((size) => languages.map((language) => [size, language] as const)))(
    'of the main pages holds and is what it was (%s, %s)',
    async (size, language) => {
      if (size !== 'desk' && size !== 'phone') throw new Error(`There is no size ${size}.`);
      const found: Record<string, unknown> = {};
      const lights: Record<string, number[]> = {};
      for (const theme of ['light', 'dark'] as const) {
        const page = await open(size, language, theme);
        for (const [name, address] of Object.entries(pages)) {
          await goTo(page, address);
          const faults = [...(await faultsOf(page)), ...differences(await shapeOf(page, parts), shapes[size][name] ?? {})];
          if (faults.length > 0) found[`${name}, ${theme}`] = faults;
          (lights[name] ??= []).push(await lightOf(page));
        }
      }
      expect(found).toEqual({});
      for (const [name, [light = 0, dark = 1]] of Object.entries(lights)) expect(light - dark, name).toBeGreaterThan(0.5);
    },
    180_000,
  );

  test.each([
    ['the navigation over the page', '.nav { position: absolute; left: 400px }'],
    ['the panel under the tree', '.builder { display: block }'],
    ['buttons too narrow for what they say', 'button { width: 24px; overflow: hidden; white-space: nowrap }'],
    ['a page pushed out of the window', 'main { margin-left: -500px }'],
    ['a heading cut in half', 'h1, h2 { height: 8px; overflow: hidden }'],
    ['controls in one heap', '.bar > * { position: absolute; right: 20px }'],
    ['a page wider than its window', '.work { min-width: 1600px }'],
  ])('that somebody breaks is found: %s', async (_how, style) => {
    const page = await open('desk', 'en', 'light');
    await goTo(page, pages['builder'] ?? '');
    await page.addStyleTag({ content: style });
    const faults = [...(await faultsOf(page)), ...differences(await shapeOf(page, parts), shapes.desk['builder'] ?? {})];
    expect(faults).not.toEqual([]);
  });
});

/** How light the ground of the page is, from 0 to 1. */
const lightOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const channels =
      getComputedStyle(document.body)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return channels.slice(0, 3).reduce((sum, one) => sum + one / 765, 0);
  });
