import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Language } from '../../src/lib/preferences.js';
import { openBrowser } from '../support/browser.js';
import { startDemoShop } from '../support/demo-shop.js';
import { type Ask, programAs } from '../support/graph.js';

/** A running product with a browser in front of it. */
export interface Site {
  readonly url: string;
  readonly browser: Browser;
  readonly ask: Ask;
  /** Addresses of every page behind sign-in, by a name for it. */
  readonly routes: Readonly<Record<string, string>>;
  /** Addresses of the pages before it. */
  readonly doors: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface Look {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height?: number;
}

/** Segments of a shop that has none, so that their pages are looked at. */
const ownSegments = [
  ['Regulars gone quiet', 'count(orders within 60 days) >= 3 and not count(orders within 14 days) >= 1'],
  ['Hangzhou', 'city = "Hangzhou"'],
] as const;

const startImport = 'mutation ($fileId: ID!) { startImport(input: { fileId: $fileId, kind: ORDERS }) { id } }';
const ownOrders = 'order number,sku,quantity,date,unit price,customer id\nA1,S1,2,2026-02-01 08:00,1.25,C1\n';

/** Paths of the router that none of the addresses leads to. */
async function without(addresses: readonly string[]): Promise<string[]> {
  const folder = fileURLToPath(new URL('../../src/app/routes/', import.meta.url));
  const files = await Promise.all((await readdir(folder)).map((file) => readFile(folder + file, 'utf8')));
  const paths = files.flatMap((text) => [...text.matchAll(/^ {2}path: '([^']+)'/gm)].map(([, path = '']) => path));
  const reached = addresses.map((address) => new URL(address, 'http://shop').pathname);
  return paths.filter((path) => {
    const pattern = new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`);
    return !reached.some((address) => pattern.test(address));
  });
}

/** The product at an address, or a demo shop of its own where none is given. */
export async function openSite(address: string | undefined): Promise<Site> {
  const shop = address ? { url: address, stop: async () => undefined } : await startDemoShop();
  const [browser, { ask, upload }] = await Promise.all([openBrowser(), programAs(shop, 'owner')]);
  const idsOf = async (query: string, variables = {}): Promise<readonly string[]> =>
    [...JSON.stringify(await ask(query, variables)).matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id);
  const make = async (name: string, condition: string): Promise<string> =>
    (await idsOf('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', { input: { name, condition } }))[0] ??
    '';
  const [customer] = await idsOf('{ customers(first: 1, orderBy: [{ by: ORDERS, direction: DESCENDING }]) { nodes { id } } }');
  const there = await idsOf('{ segments(first: 2) { nodes { id } } }');
  const segments = there.length > 0 ? there : await Promise.all(ownSegments.map(([name, condition]) => make(name, condition)));
  const importIds = await idsOf('{ imports(first: 1) { nodes { id } } }');
  const [importId] = importIds.length > 0 ? importIds : await idsOf(startImport, { fileId: await upload('orders.csv', ownOrders) });
  const routes = {
    overview: '/',
    customers: '/customers',
    customer: `/customers/${customer}`,
    segments: '/segments',
    segment: `/segments/${segments[0]}`,
    builder: '/segments/new',
    compare: `/segments/compare?ids=${segments.join(',')}`,
    questions: '/analysis/questions?by=CHANNEL&as=BARS',
    dashboards: '/analysis/dashboards',
    forecast: '/analysis/forecast',
    lifecycle: '/analysis/lifecycle',
    rfm: '/analysis/rfm',
    value: '/analysis/value',
    churn: '/analysis/churn',
    cohorts: '/analysis/cohorts',
    pairs: '/analysis/pairs',
    imports: '/imports',
    import: `/imports/${importId}`,
    'new import': '/imports/new',
    catalogue: '/catalogue',
    exports: '/exports',
    playground: '/playground',
    users: '/admin/users',
    roles: '/admin/roles',
    partners: '/admin/api-keys',
    webhooks: '/admin/webhooks',
    audit: '/audit',
    jobs: '/admin/jobs',
    health: '/admin/health',
    settings: '/admin/settings',
    account: '/account',
    'not found': '/nowhere',
  };
  const doors = { 'sign in': '/sign-in', 'first owner': '/first-owner#token=x', password: '/set-password#token=x' };
  const forgotten = await without([...Object.values(routes), ...Object.values(doors)]);
  if (forgotten.length > 0) throw new Error(`Pages that no check would look at; add them to site.ts: ${forgotten.join(', ')}.`);
  const close = async (): Promise<void> => {
    await browser.close();
    await shop.stop();
  };
  return { url: shop.url, browser, ask, routes, doors, close };
}

/** A browser of its own, where nobody is signed in. */
export const openAs = (site: Site, { language, theme, width, height = 900 }: Look, options: object = {}): Promise<BrowserContext> =>
  site.browser.newContext({
    locale: language === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    viewport: { width, height },
    reducedMotion: 'reduce',
    ...options,
  });

/** A browser of its own, signed in as the owner of the demo. */
export async function visitAs(site: Site, look: Look, options: object = {}): Promise<BrowserContext> {
  const context = await openAs(site, look, options);
  await context.request.post(`${site.url}/graphql`, {
    data: { query: 'mutation { signIn(email: "owner@demo.test", password: "demo") { user { id } } }' },
  });
  return context;
}

/** Opens an address and waits until nothing loads any more. */
export async function goTo(page: Page, site: Site, address: string): Promise<void> {
  await page.goto(site.url + address);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.skels, [aria-busy="true"]') === null, undefined, { timeout: 30_000 });
}
