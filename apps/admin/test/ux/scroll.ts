import type { Page } from 'playwright-core';
import type { Finding } from './report.js';
import { goTo, type Site, visitAs } from './site.js';

const flatFor = 120_000;
const megabyte = 1_000_000;

/** The list of customers: rows in the page, whether the last is reached, how smooth it is, and whether memory stays flat over two minutes of scrolling. */
export async function checkScroll(site: Site, minutes = 2): Promise<Finding[]> {
  const context = await visitAs(site, { language: 'en', theme: 'light', width: 1440 });
  const page = await context.newPage();
  await goTo(page, site, '/customers');
  await page.locator('.cwindow tr[data-row="1"] a').waitFor();
  const total = Number(await page.locator('.cwindow table').getAttribute('aria-rowcount')) - 1;
  await page.locator('.cwindow').hover();
  const session = await context.newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / megabyte;
  };
  await scrollFor(page, 5000);
  const before = await heap();
  const { most, slow } = await scrollFor(page, (flatFor * minutes) / 2);
  const grown = (await heap()) - before;
  await page.locator('.cwindow').evaluate((element) => (element.scrollTop = element.scrollHeight));
  const last = page.locator(`.cwindow tr[data-row="${total}"] a`);
  const isReached = await last.waitFor({ timeout: 15_000 }).then(
    () => 1,
    () => 0,
  );
  await context.close();
  return [
    { goal: `rows in the page, of ${total.toLocaleString('en')}`, figure: most, unit: '', aim: 120 },
    { goal: 'the last row is reached', figure: isReached, unit: '', aim: 1, least: true },
    { goal: `frames over 50 ms while scrolling ${minutes} min`, figure: slow, unit: ' %', aim: 5 },
    { goal: 'growth of the heap meanwhile', figure: Math.round(Math.max(0, grown) * 10) / 10, unit: ' MB', aim: 5 },
  ];
}

/** Turns the wheel down, and now and then jumps; answers the most rows seen and the share of slow frames in per cent. */
async function scrollFor(page: Page, milliseconds: number): Promise<{ most: number; slow: number }> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let at = performance.now();
    const tick = (now: number): void => {
      frames.push(now - at);
      at = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, { frames });
  });
  const until = Date.now() + milliseconds;
  let most = 0;
  for (let turn = 0; Date.now() < until; turn += 1) {
    await page.mouse.wheel(0, 240);
    if (turn % 200 === 199) {
      await page.locator('.cwindow').evaluate((element) => (element.scrollTop = Math.random() * element.scrollHeight));
    }
    most = Math.max(most, await page.locator('.cwindow tr[data-row]').count());
  }
  const slow = await page.evaluate(() => {
    const frames: unknown = Reflect.get(window, 'frames');
    const all = Array.isArray(frames) ? frames.map(Number) : [];
    return all.length === 0 ? 100 : (100 * all.filter((frame) => frame > 50).length) / all.length;
  });
  return { most, slow: Math.round(slow * 10) / 10 };
}
