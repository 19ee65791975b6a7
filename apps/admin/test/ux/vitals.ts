import type { Page } from 'playwright-core';
import type { Finding } from './report.js';
import { goTo, type Site, visitAs } from './site.js';

/** LCP, INP and CLS of the pages of the main job, with the processor slowed down four times. */
export async function checkVitals(site: Site): Promise<Finding[]> {
  const rule = encodeURIComponent('count(orders within 60 days) >= 3 and (city = "Hangzhou" or city = "Suzhou")');
  const pages: Readonly<Record<string, string>> = {
    overview: '/',
    customers: '/customers',
    segments: '/segments',
    builder: `/segments/new?text=${rule}`,
  };
  const findings: Finding[] = [];
  for (const [name, address] of Object.entries(pages)) {
    const context = await visitAs(site, { language: 'en', theme: 'light', width: 1440 });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(() => {
      const seen = { lcp: 0, cls: 0, inp: 0 };
      Object.assign(window, { vitals: seen });
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.lcp = entry.startTime))).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      });
      new PerformanceObserver((list) =>
        list.getEntries().forEach((entry) => {
          if (Reflect.get(entry, 'hadRecentInput') !== true) seen.cls += Number(Reflect.get(entry, 'value'));
        }),
      ).observe({ type: 'layout-shift', buffered: true });
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.inp = Math.max(seen.inp, entry.duration)))).observe({
        type: 'event',
        buffered: true,
      });
    });
    await goTo(page, site, address);
    await useKeys(page);
    const { lcp, cls, inp } = await page.evaluate(() => {
      const value: unknown = Reflect.get(window, 'vitals');
      const of = (key: string): number => Number(typeof value === 'object' && value !== null ? Reflect.get(value, key) : Number.NaN);
      return { lcp: of('lcp'), cls: of('cls'), inp: of('inp') };
    });
    findings.push(
      { goal: 'LCP', of: name, figure: lcp === 0 ? Number.POSITIVE_INFINITY : Math.round(lcp), unit: ' ms', aim: 1800 },
      { goal: 'INP', of: name, figure: Math.round(inp), unit: ' ms', aim: 150 },
      { goal: 'CLS', of: name, figure: Math.round(cls * 1000) / 1000, unit: '', aim: 0.02 },
    );
    await context.close();
  }
  return findings;
}

/** Some keys and a press, as somebody at work. */
async function useKeys(page: Page): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').first().waitFor();
  await page.keyboard.type('guke', { delay: 60 });
  await page.keyboard.press('Escape');
  await page.waitForLoadState('networkidle');
}
