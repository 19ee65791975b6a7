import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import ts from 'typescript';
import { catalogues as en } from '../../src/locales/en/index.js';
import { catalogues as zh } from '../../src/locales/zh-cn/index.js';
import { overflowOf } from './reflow.js';
import type { Finding } from './report.js';
import { goTo, type Site, visitAs } from './site.js';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const spoken = /\p{Letter}{2,}/u;
/** Attributes whose text people read or hear. */
const read = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label']);
/** Names of the product and of languages and keys, the same in both languages. */
const names = new Set(['Regulars', '常客', 'EN', 'Ctrl K', '⌘K', 'Esc', 'Enter', 'Tab']);

/** Keys that one language lacks, texts that stand in components, and what a text 40 % longer breaks. */
export async function checkI18n(site: Site): Promise<Finding[]> {
  const keys = [en, zh].map((catalogues) => new Set(Object.values(catalogues).flatMap((texts) => Object.keys(texts))));
  const missing = keys.flatMap((own, at) => [...own].filter((key) => !keys[1 - at]?.has(key)));
  const hardCoded = await textsInComponents();
  const broken: string[] = [];
  for (const width of [1440, 390]) {
    const context = await visitAs(site, { language: 'en', theme: 'light', width });
    const page = await context.newPage();
    for (const [name, address] of Object.entries(site.routes)) {
      if (name === 'playground') continue; // GraphiQL lays itself out
      await goTo(page, site, address);
      await lengthen(page);
      const wider = await overflowOf(page);
      if (wider) broken.push(`${name} at ${width} px: ${wider}`);
      broken.push(...(await cutOf(page)).map((cut) => `${name} at ${width} px: ${cut}`));
    }
    await context.close();
  }
  return [
    { goal: 'keys that a language lacks', figure: missing.length, unit: '', aim: 0, places: missing },
    { goal: 'texts that stand in components', figure: hardCoded.length, unit: '', aim: 0, places: hardCoded },
    { goal: 'places that texts 40 % longer break', figure: broken.length, unit: '', aim: 0, places: broken },
  ];
}

async function textsInComponents(): Promise<string[]> {
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.tsx'));
  const found = await Promise.all(
    files.map(async (file) => {
      const tree = ts.createSourceFile(file, await readFile(join(source, file), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
      const texts: string[] = [];
      const look = (node: ts.Node): void => {
        const said = ts.isJsxText(node)
          ? node.text.trim()
          : ts.isJsxAttribute(node) && read.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)
            ? node.initializer.text
            : '';
        if (spoken.test(said) && !names.has(said)) texts.push(`${file}: ${said}`);
        ts.forEachChild(node, look);
      };
      look(tree);
      return texts;
    }),
  );
  return found.flat();
}

/** Makes every text of the page 40 % longer, as another language might be. */
const lengthen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const inScript = node.parentElement?.closest('script, style, .graphiql-container') !== null;
      if (!inScript && /[A-Za-z]{2}/.test(text)) node.nodeValue = `${text}${' lorem'.repeat(Math.ceil((text.trim().length * 0.4) / 6))}`;
    }
  });

/** Controls whose text no longer fits and cannot be read otherwise. */
const cutOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, h1, h2, label, [role="tab"]')]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        const isShown = element.offsetParent !== null && !element.closest('.vh');
        return isShown && overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.tagName.toLowerCase()} “${element.textContent?.trim().slice(0, 40)}” is cut`),
  );
