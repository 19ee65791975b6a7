import type { Page } from 'playwright-core';
import { languages } from '../support/words.js';
import type { Finding } from './report.js';
import { goTo, type Site, visitAs } from './site.js';

/** 320 CSS pixels wide is 1280 at a zoom of 400 %; in both languages, and once more with forced colours. */
export async function checkReflow(site: Site): Promise<Finding[]> {
  const places: string[] = [];
  for (const language of languages) {
    for (const forcedColors of ['none', 'active'] as const) {
      const context = await visitAs(site, { language, theme: 'light', width: 320, height: 640 }, { forcedColors });
      const page = await context.newPage();
      for (const [name, address] of Object.entries(site.routes)) {
        if (name === 'playground') continue; // GraphiQL lays itself out
        await goTo(page, site, address);
        const wider = await overflowOf(page);
        if (wider) places.push(`${name}, ${language}, forced colours ${forcedColors}: ${wider}`);
        const moving = await page.evaluate(
          () =>
            document.getAnimations().filter((one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().duration) > 1)
              .length,
        );
        if (moving > 0) places.push(`${name}, ${language}: ${moving} animations run under reduced motion`);
      }
      await context.close();
    }
  }
  return [{ goal: 'pages that scroll sideways at 320 px, or move', figure: places.length, unit: '', aim: 0, places }];
}

/** What makes the page wider than its window; undefined when nothing does. */
export const overflowOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return undefined;
    const widest = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
    return `${document.documentElement.scrollWidth} px wide: ${widest.slice(0, 3).join(', ')}`;
  });
