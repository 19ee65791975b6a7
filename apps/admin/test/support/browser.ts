import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const otherPlaces = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

/** What CHROME_PATH names, else a Chromium of a usual name in a usual place; undefined when there is none. */
export const findBrowser = (): string | undefined =>
  [process.env['CHROME_PATH'] ?? '', ...onPath, ...otherPlaces].find((path) => existsSync(path));

/** The browser of this machine. */
export const browserPath: string | undefined = findBrowser();

/** Why browser tests are skipped, for their titles; empty when they run. */
export const noBrowser = browserPath === undefined ? ' (skipped: no Chromium found; name one in CHROME_PATH)' : '';

/** Starts the browser, with nothing on screen. */
export function openBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error('No Chromium was found; CHROME_PATH can name one.');
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
