import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Language } from '../../src/lib/preferences.js';
import type { DemoShop } from './demo-shop.js';
import { type Say, wordsOf } from './words.js';

/** Somebody in front of a browser of their own, in one language. */
export interface Visit {
  readonly page: Page;
  readonly say: Say;
  /** What the page complained about on its console. */
  readonly complaints: readonly string[];
}

const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Opens the admin with nothing remembered; the language is chosen with the switch of the first page. */
export async function visit(browser: Browser, shop: DemoShop, language: Language, on: 'desk' | 'phone' = 'desk'): Promise<Visit> {
  const context = await browser.newContext({
    locale: language === 'en' ? 'zh-CN' : 'en',
    timezoneId: 'Asia/Shanghai',
    ...(on === 'phone' ? phone : desk),
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20_000);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(shop.url);
  await page.getByRole('button', { name: wordsOf(language === 'en' ? 'zh-CN' : 'en')('shell.language') }).click();
  return { page, say: wordsOf(language), complaints };
}

/** Presses the demo's account on the sign-in page. */
export async function signIn(
  { page, say }: Pick<Visit, 'page' | 'say'>,
  role: 'owner' | 'marketer' | 'analyst' | 'support',
): Promise<void> {
  await page.getByRole('button', { name: say('signIn.demoAs', { role: say(`shell.role.${role}`) }) }).click();
  await page
    .getByRole('navigation', { name: say('shell.navigation') })
    .first()
    .waitFor();
}
