import type { Page } from 'playwright-core';
import { wordsOf } from '../support/words.js';
import type { Finding } from './report.js';
import { goTo, type Site, visitAs } from './site.js';

const say = wordsOf('en');
const fieldsOffered = 2000;
const conditions = 250;
const depth = 8;

/** From a key pressed in the picker to the list that answers it, over a catalogue of two thousand fields. */
export async function checkPicker(site: Site): Promise<Finding[]> {
  const context = await visitAs(site, { language: 'zh-CN', theme: 'light', width: 1440 });
  await context.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('query SegmentCatalogue')) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, json: enlarged(await response.json()) });
  });
  const page = await context.newPage();
  await goTo(page, site, '/segments/new');
  await page.keyboard.press('/');
  await page.locator('.picklist[aria-busy="false"]').waitFor();
  const times: number[] = [];
  for (const word of ['gmcs', 'chengshi', '生日', 'order', 'field1999', '面包']) {
    for (const letter of word) times.push(await timed(page, letter, '.picklist[aria-busy="false"]'));
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.locator('.picklist[aria-busy="false"]').waitFor();
  }
  await context.close();
  return inTime(`from a key to the list of the picker, ${fieldsOffered.toLocaleString('en')} fields`, times, 50);
}

/** From a key in the editor of one rule to the drawn tree, and from a letter that changes the tree's form, over 250 conditions eight deep. */
export async function checkTree(site: Site): Promise<Finding[]> {
  const context = await visitAs(site, { language: 'en', theme: 'light', width: 1440 });
  const page = await context.newPage();
  await goTo(page, site, '/segments/new');
  await page.getByRole('button', { name: say('segments.face.text'), exact: true }).click();
  await page.getByRole('textbox', { name: say('segments.text.label') }).click();
  await page.keyboard.insertText(bigRule());
  await page.getByRole('button', { name: say('segments.face.rules'), exact: true }).click();
  const rows = page.locator('.tree .rule');
  await rows.nth(conditions - 1).waitFor();
  const settled = async (): Promise<void> => {
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => document.querySelector('.tree .waiting, .old0') === null);
  };
  await settled();
  await rows.nth(120).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').locator('input:focus').waitFor();
  const typed: number[] = [];
  for (const figure of ['7', '8', '3', '1', '9', '4']) {
    typed.push(await timed(page, figure, '.tree'));
    await page.keyboard.press('Backspace');
  }
  await page.keyboard.press('Escape');
  await settled();
  const changed: number[] = [];
  for (const letter of ['n', 'n', 'd', 'n', 'd', 'n']) changed.push(await timed(page, letter, '.tree'));
  await context.close();
  const tree = `${conditions} conditions, ${depth} deep`;
  return [
    ...inTime(`from a key in an editor to the drawn tree, ${tree}`, typed, 100),
    ...inTime(`from negate or duplicate to the drawn tree, ${tree}`, changed, 100),
  ];
}

function inTime(goal: string, times: readonly number[], aim: number): Finding[] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return [{ goal: `${goal} (95 of 100; median ${at(0.5)} ms)`, figure: at(0.95), unit: ' ms', aim }];
}

/** Milliseconds from the event of a key to the first frame after what it changed is there. */
async function timed(page: Page, key: string, until: string): Promise<number> {
  await page.evaluate((selector) => {
    const done = new Promise<number>((resolve) => {
      const begin = (event: Event): void => {
        const frame = (): void => {
          if (document.querySelector(selector)) {
            const channel = new MessageChannel();
            channel.port1.addEventListener('message', () => resolve(performance.now() - event.timeStamp));
            channel.port1.start();
            channel.port2.postMessage(undefined); // after the frame is drawn
          } else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      };
      addEventListener('keydown', begin, { once: true, capture: true });
    });
    Object.assign(window, { timed: done });
  }, until);
  await page.keyboard.press(key);
  return page.evaluate(async () => Number(await Reflect.get(window, 'timed')));
}

interface Named {
  readonly name: string;
  readonly title: { readonly en: string; readonly zhCn: string };
}

/** The same catalogue with fields of many names added to the shop's own. */
function enlarged(answer: { data: { segmentCatalogue: { fields: Named[] } } }): object {
  const { segmentCatalogue } = answer.data;
  const own = segmentCatalogue.fields.filter(({ name }) => !name.includes('*'));
  const more = Array.from({ length: fieldsOffered - segmentCatalogue.fields.length }, (_, at): Named[] => {
    const like = own[at % own.length];
    return like ? [{ ...like, name: `field${at}`, title: { en: `${like.title.en} ${at}`, zhCn: `${like.title.zhCn}${at}` } }] : [];
  }).flat();
  return { ...answer, data: { ...answer.data, segmentCatalogue: { ...segmentCatalogue, fields: [...segmentCatalogue.fields, ...more] } } };
}

const rules = (count: number, from: number): string[] => Array.from({ length: count }, (_, at) => `orders_count >= ${from + at}`);

/** Groups within groups, seven beneath the outermost, all of the same number of rules. */
function bigRule(): string {
  const each = Math.floor(conditions / depth);
  const nest = (level: number): string => {
    const joint = level % 2 === 0 ? ' and ' : ' or ';
    const own = rules(level === 0 ? conditions - each * (depth - 1) : each, level * each + 1);
    return [...own, ...(level < depth - 1 ? [`(${nest(level + 1)})`] : [])].join(joint);
  };
  return nest(0);
}
