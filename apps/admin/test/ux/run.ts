import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setup } from '../support/built-admin.js';
import { checkAxe } from './axe.js';
import { checkBudget } from './budget.js';
import { checkI18n } from './i18n.js';
import { checkPicker, checkTree } from './keys.js';
import { checkLighthouse } from './lighthouse.js';
import { checkReflow } from './reflow.js';
import { type Finding, isMet, lineOf } from './report.js';
import { checkScroll } from './scroll.js';
import { openSite, type Site } from './site.js';
import { checkVitals } from './vitals.js';

// `pnpm ux:<name> [address]`: prints each figure against its aim, keeps them in bench/results, and fails when one is missed.
const checks: Readonly<Record<string, (site: Site) => Promise<Finding[]>>> = {
  axe: checkAxe,
  budget: checkBudget,
  i18n: checkI18n,
  lighthouse: checkLighthouse,
  picker: checkPicker,
  reflow: checkReflow,
  scroll: checkScroll,
  tree: checkTree,
  vitals: checkVitals,
};

const [name = '', address] = process.argv.slice(2);
const check = checks[name];
if (!check) throw new Error(`There is no check ${name}; there is ${Object.keys(checks).join(', ')}.`);
await setup();
const site = await openSite(address);
try {
  const findings = await check(site);
  const count = JSON.stringify(await site.ask('{ customers(first: 1) { totalCount } }')).match(/\d+/)?.[0];
  process.stdout.write(`\nux:${name}, ${Number(count).toLocaleString('en')} customers\n${findings.map(lineOf).join('\n')}\n`);
  const folder = fileURLToPath(new URL('../../../../bench/results/', import.meta.url));
  await mkdir(folder, { recursive: true });
  const kept = findings.map((finding) => ({ ...finding, isMet: isMet(finding) }));
  const result = { check: name, at: new Date().toISOString(), customers: Number(count), cores: cpus().length, findings: kept };
  await writeFile(`${folder}ux-${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
  if (!findings.every(isMet)) process.exitCode = 1;
} finally {
  await site.close();
}
