import type { Page, Request } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Language } from '../src/lib/preferences.js';
import { violationsOf } from './support/axe.js';
import { browserPath, noBrowser } from './support/browser.js';
import { type Program, programAs } from './support/graph.js';
import { signIn } from './support/visit.js';
import { languages, type Say, wordsOf } from './support/words.js';
import { withDemoShop } from './support/with-demo-shop.js';

/** The explorer's own editors and panels are GraphiQL's; what stands around and under them is ours. */
const notOurs = ['.graphiql-container'];
const rule = 'count(orders within 60 days) >= 3 and (city = "Hangzhou" or age between 20 and 40) and not count(orders within 14 days) >= 1';
const orders = [
  'order number,sku,quantity,date,unit price,customer id',
  'A1,S1,2,2026-02-01 08:00,1.25,C1',
  'A2,S2,many,soon,1.25,C2',
].join('\n');

let owner: Program;
let places: Awaited<ReturnType<typeof fillShop>>;
const site = withDemoShop(async (shop) => {
  owner = await programAs(shop, 'owner');
  places = await fillShop();
});

const idOf = (answer: unknown): string => String(JSON.stringify(answer).match(/"id":"([^"]+)"/)?.[1]);

/** Something on every page: two segments, an export, an import that waits for its columns and one that found bad lines. */
async function fillShop() {
  const segment = async (name: string, condition: string) =>
    idOf(await owner.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', { input: { name, condition } }));
  const [first, second] = [await segment('Regulars gone quiet', rule), await segment('Young', 'age < 30')];
  await owner.ask('mutation ($input: ExportSegmentInput!) { exportSegment(input: $input) { id } }', {
    input: { segmentId: first, purpose: 'look', format: 'CSV' },
  });
  await owner.ask('mutation ($input: UpdateSegmentInput!) { updateSegment(input: $input) { version } }', {
    input: { id: second, version: 1, condition: 'age < 31' },
  });
  const start = async () => {
    const { startImport } = await owner.ask(
      'mutation ($input: StartImportInput!) { startImport(input: $input) { id columns { column target } } }',
      {
        input: { fileId: await owner.upload('orders.csv', orders), kind: 'ORDERS' },
      },
    );
    return startImport as { id: string; columns: object[] };
  };
  const [waiting, checked] = [await start(), await start()];
  await owner.ask('mutation ($input: MapImportInput!) { mapImport(input: $input) { id } }', {
    input: { id: checked.id, mapping: checked.columns },
  });
  await owner.ask('mutation { scoreCustomers }');
  const question = idOf(
    await owner.ask('mutation ($input: SaveQuestionInput!) { saveQuestion(input: $input) { id } }', {
      input: {
        name: 'By channel',
        measures: ['REVENUE', 'ORDERS'],
        dimensions: ['MONTH', 'CHANNEL'],
        period: 'LAST_12_MONTHS',
        chart: 'LINE',
      },
    }),
  );
  await owner.ask('mutation ($input: SaveDashboardInput!) { saveDashboard(input: $input) { id } }', {
    input: { name: 'Monday', questionIds: [question] },
  });
  const customer = idOf(await owner.ask('{ customers(first: 1, orderBy: [{ by: ORDERS, direction: DESCENDING }]) { nodes { id } } }'));
  return { first, second, customer, waiting: waiting.id, checked: checked.id };
}

const ruleAddress = (): string => `/segments/new?text=${encodeURIComponent(rule)}`;

/** Every address of the admin for somebody who is signed in. */
const addresses = (): string[] => [
  '/',
  '/customers',
  `/customers?where=${encodeURIComponent('city = "Hangzhou"')}`,
  `/customers/${places.customer}`,
  '/segments',
  '/segments/new',
  ruleAddress(),
  ...['overview', 'rules', 'members', 'history', 'overlap', 'uses', 'versions'].map((tab) => `/segments/${places.first}?tab=${tab}`),
  `/segments/${places.first}?tab=overlap&with=${places.second}`,
  `/segments/compare?ids=${places.first},${places.second}`,
  '/analysis/questions',
  '/analysis/questions?by=CITY&as=BARS',
  '/analysis/questions?by=SEGMENT&seg=young,regulars-gone-quiet&as=TABLE',
  '/analysis/dashboards',
  '/analysis/forecast',
  '/analysis/lifecycle',
  '/analysis/rfm',
  '/analysis/value',
  '/analysis/churn',
  '/analysis/cohorts',
  '/analysis/pairs',
  '/imports',
  '/imports/new',
  `/imports/${places.waiting}`,
  `/imports/${places.checked}`,
  '/exports',
  '/playground',
  '/admin/users',
  '/account',
  '/admin/roles',
  '/admin/api-keys',
  '/admin/webhooks',
  '/audit',
  '/audit?kind=SIGN_IN&who=owner',
  ...['rows', 'graph', 'history', 'why'].map((tab) => `/admin/roles?tab=${tab}`),
  '/admin/settings',
  '/admin/jobs',
  '/admin/health',
  '/nowhere',
];

interface Reader {
  readonly page: Page;
  /** Loads an address, and waits until all that it shows is there. */
  goTo(address: string): Promise<void>;
  /** Follows a link to an address, without loading the admin anew; waits as well. */
  follow(address: string): Promise<void>;
  settled(): Promise<void>;
}

const openContact = (page: Page, say: Say): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^${say('roles.label.contact')}`) }).click();

/** What opens on a page, by the act that opens it. */
const openings: readonly (readonly [place: string, address: () => string, act: (page: Page, say: Say) => Promise<void>])[] = [
  [
    'the picker',
    ruleAddress,
    (page, say) =>
      page
        .getByRole('button', { name: say('segments.add.condition') })
        .last()
        .click(),
  ],
  [
    'the editor of a measure',
    ruleAddress,
    (page) =>
      page
        .getByRole('treeitem')
        .nth(1)
        .dblclick({ position: { x: 4, y: 4 } }),
  ],
  [
    'the text beside the rules',
    ruleAddress,
    (page, say) => page.getByRole('button', { name: say('segments.face.split'), exact: true }).click(),
  ],
  ['the save dialog', ruleAddress, (page, say) => page.getByRole('button', { name: say('segments.save.new') }).click()],
  [
    'a why',
    ruleAddress,
    (page, say) =>
      page
        .getByRole('button', { name: say('segments.sample.why') })
        .first()
        .click(),
  ],
  ['the keys', ruleAddress, (page, say) => page.getByRole('button', { name: say('segments.keys.title') }).click()],
  [
    'what a version changed',
    () => `/segments/${places.second}?tab=versions`,
    (page, say) => page.getByRole('button', { name: say('segments.versions.changedNamed', { version: 2 }) }).click(),
  ],
  [
    'the export dialog',
    () => `/segments/${places.first}`,
    (page, say) => page.getByRole('button', { name: say('segments.export') }).click(),
  ],
  [
    'the rows of a problem',
    () => `/imports/${places.checked}`,
    (page, say) =>
      page
        .getByRole('button', { name: say('imports.look') })
        .first()
        .click(),
  ],
  ['the fields of a label', () => '/admin/roles', openContact],
  [
    'the dry run of a change of roles',
    () => '/admin/roles',
    async (page, say) => {
      await openContact(page, say);
      await page
        .getByRole('combobox', { name: `${say('roles.label.contact')}, ${say('shell.role.marketer')}` })
        .selectOption(say('roles.level.NONE'));
      await page.getByRole('button', { name: say('roles.review') }).click();
    },
  ],
  ['a second factor', () => '/account', (page, say) => page.getByRole('button', { name: say('account.factorSetUp') }).click()],
  ['an invitation', () => '/admin/users', (page, say) => page.getByRole('button', { name: say('users.invite') }).click()],
  ['the way out of the demo', () => '/admin/users', (page, say) => page.getByRole('button', { name: say('demo.start') }).click()],
  ['the themes', () => '/admin/users', (page, say) => page.getByRole('button', { name: say('shell.theme') }).click()],
];

async function reader(language: Language): Promise<Reader> {
  const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(20_000);
  await context.addInitScript((spoken) => {
    localStorage.setItem('regulars.language', spoken);
    localStorage.setItem('regulars.theme', 'light');
  }, language);
  const page = await context.newPage();
  const waiting = new Set<Request>();
  page.on('request', (request) => waiting.add(request));
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => waiting.delete(request));
  const isComplete = () =>
    page.evaluate(async () => {
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 200 }));
      return document.querySelector('h1') !== null && document.querySelector('main .skels, main .old0, main .spin') === null;
    });
  const settled = async (): Promise<void> => {
    const patience = AbortSignal.timeout(15_000);
    for (let quiet = 0; quiet < 4; await page.waitForTimeout(40)) {
      quiet = waiting.size === 0 && (await isComplete()) ? quiet + 1 : 0;
      if (patience.aborted)
        throw new Error(`${page.url()} is never complete; it waits for ${[...waiting].map((request) => request.url()).join(' ')}.`);
    }
  };
  return {
    page,
    settled,
    follow: async (address) => {
      await page.evaluate((to) => history.pushState({}, '', to), address);
      await settled();
    },
    goTo: async (address) => {
      await page.goto('about:blank'); // another # alone would not load the page anew
      await page.goto(site.shop.url + address);
      await settled();
    },
  };
}

describe.skipIf(browserPath === undefined)(`axe finds nothing wrong${noBrowser}`, () => {
  test.each(languages)(
    'on any page in either theme (%s)',
    async (language) => {
      const { page, goTo, follow, settled } = await reader(language);
      const say = wordsOf(language);
      const found: Record<string, string[]> = {};
      const look = async (place: string): Promise<void> => {
        const light = await violationsOf(page, { except: notOurs });
        await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
        const dark = await violationsOf(page, { except: notOurs, rules: ['color-contrast'] });
        await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'light'));
        if (light.length + dark.length > 0) found[place] = [...light, ...dark.map((violation) => `dark: ${violation}`)];
      };
      for (const address of ['/first-owner', '/first-owner#token=x', '/set-password', '/set-password#token=x', '/sign-in']) {
        await goTo(address);
        await look(address);
      }
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      await signIn({ page, say }, 'owner');
      await expect.poll(() => owner.ask('{ rfmGrid { asOf } }')).toMatchObject({ rfmGrid: { asOf: expect.any(String) } });
      await goTo('/');
      for (const address of addresses()) {
        await follow(address);
        expect(await page.evaluate(() => location.pathname + location.search)).toBe(address);
        await look(address);
      }
      for (const [place, address, act] of openings) {
        await goTo(address());
        await act(page, say);
        await settled();
        await look(place);
      }
      expect(found).toEqual({});
    },
    600_000,
  );
});
