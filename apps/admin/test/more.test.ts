import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { countOf, programAs } from './support/graph.js';
import { signIn, visit } from './support/visit.js';
import { withDemoShop } from './support/with-demo-shop.js';

const site = withDemoShop();
const page1 = 50;

describe.skipIf(browserPath === undefined)(`a long list${noBrowser}`, () => {
  test('says why more did not come, takes another try, and keeps the focus to its end', async () => {
    const { ask } = await programAs(site.shop, 'owner');
    let count = Number.POSITIVE_INFINITY;
    let least = 0;
    while (count > 2 * page1) count = await countOf(ask, `ordersCount >= ${(least += 1)}`);
    expect(count).toBeGreaterThan(page1);
    const { createSegment } = await ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
      input: { name: 'Often here', condition: `ordersCount >= ${least}` },
    });
    const id = String(JSON.stringify(createSegment).match(/"id":"([^"]+)"/)?.[1]);

    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say } = visitor;
    await signIn(visitor, 'owner');
    await page.goto(`${site.shop.url}/segments/${id}?tab=members`);
    const rows = page.getByRole('table').locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(page1);
    let fails = true;
    await page.route('**/graphql', (route) =>
      fails && route.request().postData()?.includes('"after":"')
        ? route.fulfill({ json: { data: null, errors: [{ message: 'Not now.', extensions: { code: 'UNAVAILABLE' } }] } })
        : route.continue(),
    );
    await page.getByRole('button', { name: say('common.more'), exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(say('common.moreFailed')).waitFor();
    await expect.poll(() => page.locator(':focus').textContent()).toBe(say('common.retry'));
    expect(await rows.count()).toBe(page1);

    fails = false;
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(count);
    await expect.poll(() => page.locator(':focus').textContent()).toBe(say('common.allShown'));
    expect(await page.getByRole('alert').count()).toBe(0);
  }, 60_000);
});
