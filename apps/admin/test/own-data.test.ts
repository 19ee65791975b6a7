import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { signIn, visit } from './support/visit.js';
import { withDemoShop } from './support/with-demo-shop.js';

const realFile = fileURLToPath(new URL('../../../../shared/data/online-retail/online-retail-2010-12_2011-02.csv', import.meta.url));

/** What is brought in, and what must come of it. */
interface Delivery {
  readonly path: string;
  readonly rows: number;
  readonly rejected: number;
  readonly condition: string;
  readonly members: number;
}

const country = 'country = "France"';

/** The customers of the real file who live in France, by plain reading: what a customer's latest row says. */
async function frenchCustomers(): Promise<number> {
  const countries = new Map<string, string>();
  for (const line of (await readFile(realFile, 'utf8')).split('\n')) {
    const [, customer = '', home = ''] = /,(\d+),([^,]+?)\r?$/.exec(line) ?? [];
    if (customer) countries.set(customer, home);
  }
  return [...countries.values()].filter((home) => home === 'France').length;
}

/** 300 rows of 100 orders by 50 customers, half of them in France; every tenth row cannot be read. */
const smallFile = [
  'order number,sku,description,quantity,date,unit price,customer id,country',
  ...Array.from({ length: 300 }, (_, at) => {
    const order = at % 100;
    const quantity = at % 10 === Math.floor(at / 100) ? ['many', '', 'x1'][at % 3] : 1 + (at % 4);
    return `O${order},S${at % 17},Loaf ${at % 17},${quantity},2026-02-0${1 + (order % 9)} 08:00,1.25,C${order % 50},${order % 2 ? 'France' : 'Germany'}`;
  }),
].join('\n');

const site = withDemoShop();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-delivery-'));
  await writeFile(join(folder, 'orders.csv'), smallFile);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function deliveries(): Promise<Delivery[]> {
  const small = { path: join(folder, 'orders.csv'), rows: 300, rejected: 30, condition: `${country} and count(orders) >= 2`, members: 25 };
  if (!existsSync(realFile)) return [small];
  return [small, { path: realFile, rows: 105_335, rejected: 0, condition: country, members: small.members + (await frenchCustomers()) }];
}
/** What a run without the real file leaves out stands in the title. */
const delivered = existsSync(realFile)
  ? 'a file with bad lines and three months of a real shop'
  : 'a file with bad lines (../shared/data/online-retail is absent)';

describe.skipIf(browserPath === undefined)(`a shop of one's own${noBrowser}`, () => {
  test(`the owner leaves the demo, becomes the first owner, and brings in ${delivered} with every line accounted for`, async () => {
    const visitor = await visit(site.browser, site.shop, 'en');
    const { page, say, complaints } = visitor;
    await signIn(visitor, 'owner');
    await page.getByRole('button', { name: say('demo.start') }).click();
    const leaving = page.getByRole('dialog', { name: say('demo.dialog') });
    await leaving.getByRole('textbox', { name: say('demo.name') }).fill('Gift Shop');
    for (const [label, search, name] of [
      [say('demo.currency'), 'GBP', /GBP/],
      [say('demo.country'), 'United Kingdom', /United Kingdom/],
      [say('demo.zone'), 'Europe/London', /Europe\/London/],
    ] as const) {
      await leaving.getByLabel(label, { exact: true }).first().click();
      await page.keyboard.insertText(search);
      await page.getByRole('option', { name }).first().click();
    }
    await leaving.getByRole('button', { name: say('demo.confirm') }).click();

    await page.getByRole('heading', { name: say('firstOwner.title') }).waitFor();
    await page.getByLabel(say('firstOwner.name')).fill('Ada');
    await page.getByLabel(say('signIn.email')).fill('ada@gifts.test');
    await page.getByLabel(say('signIn.password')).fill('a long password');
    await page.getByRole('button', { name: say('firstOwner.submit') }).click();
    await page.getByText('Gift Shop').first().waitFor();
    await page.getByText('GBP').first().waitFor();

    for (const delivery of await deliveries()) {
      await page
        .getByRole('navigation')
        .getByRole('link', { name: say('shell.imports') })
        .first()
        .click();
      await page
        .getByRole('link', { name: say('imports.new') })
        .first()
        .click();
      await page.locator('input[type=file]').setInputFiles(delivery.path);
      await page.getByRole('button', { name: say('imports.map.check') }).click();
      const commit = page.getByRole('button', { name: say('imports.commit', { count: delivery.rows - delivery.rejected }) });
      await commit.waitFor({ timeout: 60_000 });
      const figures = async () => (await page.locator('.big2 .f').allTextContents()).map((text) => Number(text.replaceAll(',', '')));
      const expected = delivery.rejected ? [delivery.rows - delivery.rejected, delivery.rejected] : [delivery.rows];
      expect(await figures()).toEqual(expected);
      await commit.click();
      await page.getByRole('heading', { level: 1, name: say('imports.done.title') }).waitFor({ timeout: 90_000 });
      expect(await figures()).toEqual(expected);

      await page.getByRole('link', { name: say('imports.done.nextSegment') }).click();
      await page.getByRole('button', { name: say('segments.face.text'), exact: true }).click();
      await page.getByRole('textbox', { name: say('segments.text.label') }).fill(delivery.condition);
      await page
        .getByRole('complementary', { name: say('segments.live') })
        .getByText(say('count.exact'))
        .waitFor();
      const figure = page.getByRole('complementary', { name: say('segments.live') }).locator('.fig');
      await expect.poll(() => figure.textContent()).toBe(String(delivery.members));
    }
    expect(complaints).toEqual([]);
  }, 180_000);
});
