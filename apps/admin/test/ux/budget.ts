import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Finding } from './report.js';
import { goTo, type Site, visitAs } from './site.js';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const kilobyte = 1000;

const gzipped = async (files: Iterable<string>): Promise<number> => {
  let sum = 0;
  for (const file of files) sum += gzipSync(await readFile(dist + file)).length;
  return Math.round(sum / kilobyte);
};

/** Gzipped kilobytes of scripts and styles that pages bring: the shell that every page needs, and what each adds to it. */
export async function checkBudget(site: Site): Promise<Finding[]> {
  const shell = await filesOf(site, '/nowhere');
  const findings: Finding[] = [{ goal: 'JavaScript of the first load', figure: await gzipped(shell.scripts), unit: ' kB', aim: 260 }];
  let styles = 0;
  for (const [name, address] of Object.entries(site.routes)) {
    const page = await filesOf(site, address);
    if (name === 'playground') continue; // GraphiQL is large, and apart
    const added = new Set([...page.scripts].filter((file) => !shell.scripts.has(file)));
    findings.push({ goal: 'JavaScript that a page adds', of: name, figure: await gzipped(added), unit: ' kB', aim: 90 });
    styles = Math.max(styles, await gzipped(page.styles));
  }
  return [...findings, { goal: 'CSS of the heaviest page', figure: styles, unit: ' kB', aim: 60 }];
}

async function filesOf(site: Site, address: string): Promise<{ scripts: Set<string>; styles: Set<string> }> {
  const context = await visitAs(site, { language: 'en', theme: 'light', width: 1440 });
  const page = await context.newPage();
  const files: string[] = [];
  page.on('response', (response) => files.push(new URL(response.url()).pathname.slice(1)));
  await goTo(page, site, address);
  await context.close();
  const ending = (extension: string) => new Set(files.filter((file) => file.startsWith('assets/') && file.endsWith(extension)));
  return { scripts: ending('.js'), styles: ending('.css') };
}
