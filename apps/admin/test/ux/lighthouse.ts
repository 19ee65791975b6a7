import { chromium } from 'playwright-core';
import lighthouse, { desktopConfig } from 'lighthouse';
import { browserPath } from '../support/browser.js';
import type { Finding } from './report.js';
import type { Site } from './site.js';

const port = 4847;
const runs = 3;
const aims = { performance: 95, accessibility: 100, 'best-practices': 95 } as const;

/** Lighthouse's desktop scores of pages behind sign-in: the median of three runs each. */
export async function checkLighthouse(site: Site): Promise<Finding[]> {
  if (browserPath === undefined) throw new Error('No Chromium was found; CHROME_PATH can name one.');
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  const answer = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mutation { signIn(email: "owner@demo.test", password: "demo") { user { id } } }' }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const findings: Finding[] = [];
  try {
    for (const name of ['overview', 'customers', 'segments', 'builder', 'customer']) {
      const scores: Record<keyof typeof aims, number[]> = { performance: [], accessibility: [], 'best-practices': [] };
      for (let run = 0; run < runs; run += 1) {
        const result = await lighthouse(
          `${site.url}${site.routes[name] ?? '/'}`,
          { port, output: 'json', logLevel: 'error', extraHeaders: { Cookie: cookie }, onlyCategories: Object.keys(aims) },
          desktopConfig,
        );
        for (const category of keysOf(aims)) scores[category].push((result?.lhr.categories[category]?.score ?? 0) * 100);
      }
      for (const category of keysOf(aims)) {
        const median = scores[category].toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
        findings.push({
          goal: `Lighthouse ${category}`,
          of: name,
          figure: Math.round(median),
          unit: '',
          aim: aims[category],
          least: true,
        });
      }
    }
  } finally {
    await browser.close();
  }
  return findings;
}

const keysOf = <K extends string>(of: Readonly<Record<K, unknown>>): K[] => Object.keys(of).filter((key): key is K => key in of);
