import type { BrowserContext, Page } from 'playwright-core';
import { violationsOf } from '../support/axe.js';
import { languages } from '../support/words.js';
import type { Finding } from './report.js';
import { goTo, openAs, type Site, visitAs } from './site.js';

const themes = ['light', 'dark'] as const;
/** What the graph answers a page: what there is, nothing, or an error. */
const answers = ['full', 'empty', 'error'] as const;

/** The explorer's own editors are GraphiQL's. */
const notOurs = ['.graphiql-container'];

/** axe (WCAG 2.2 A and AA, best practice) over every route in both languages and themes, with data, without, and when the graph fails. */
export async function checkAxe(site: Site): Promise<Finding[]> {
  const places: string[] = [];
  let pages = 0;
  for (const language of languages) {
    for (const theme of themes) {
      const look = { language, theme, width: 1440 };
      const outside = await (await openAs(site, look)).newPage();
      for (const [name, address] of Object.entries(site.doors)) {
        await goTo(outside, site, address);
        const found = await violationsOf(outside, { except: notOurs });
        places.push(...found.map((violation) => `${name}, ${language}, ${theme}: ${violation}`));
        pages += 1;
      }
      await outside.context().close();
      const context = await visitAs(site, look);
      for (const answer of answers) {
        await answerWith(context, answer);
        const page = await context.newPage();
        for (const [name, address] of Object.entries(site.routes)) {
          if (answer === 'full') await goTo(page, site, address);
          else await settle(page, site.url + address);
          const found = await violationsOf(page, { except: notOurs });
          places.push(...found.map((violation) => `${name}, ${language}, ${theme}, ${answer}: ${violation}`));
          pages += 1;
        }
        await page.close();
      }
      await context.close();
    }
  }
  return [{ goal: `axe on ${pages} pages`, figure: places.length, unit: ' violations', aim: 0, places }];
}

async function settle(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
}

const isSession = (query: string): boolean => /\b(query Session|mutation)\b/.test(query);

/** Lets the graph answer lists empty, or everything but the session with an error. */
async function answerWith(context: BrowserContext, answer: (typeof answers)[number]): Promise<void> {
  await context.unroute('**/graphql');
  if (answer === 'full') return;
  await context.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON() as { query?: string } | null;
    if (isSession(asked?.query ?? '')) return route.continue();
    if (answer === 'error') {
      return route.fulfill({ json: { data: null, errors: [{ message: 'Not now.', extensions: { code: 'UNAVAILABLE' } }] } });
    }
    const response = await route.fetch();
    return route.fulfill({ response, json: emptied(await response.json()) });
  });
}

/** The same answer with every list empty and every count zero. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(emptied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if ((key === 'nodes' || key === 'edges' || key === 'rows' || key === 'jobs') && Array.isArray(inner)) return [key, []];
      return [key, key === 'totalCount' ? 0 : emptied(inner)];
    }),
  );
}
