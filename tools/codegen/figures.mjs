// The figures of README.md, out of what the benches and the checks of the screens wrote into bench/results.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import prettier from 'prettier';
import { root } from '../build.mjs';

const results = join(root, 'bench/results');
const [begin, end] = ['<!-- figures: pnpm codegen -->', '<!-- /figures -->'];
const rounded = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** README.md with its figures as they were measured last. */
export async function readmeWithFigures() {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no place for its figures: ${begin} … ${end}.`);
  const text = `${readme.slice(0, from)}${begin}\n\n${await tables()}\n\n${readme.slice(to)}`;
  return prettier.format(text, { ...(await prettier.resolveConfig(join(root, 'README.md'))), parser: 'markdown' });
}

async function tables() {
  const files = (await readdir(results)).filter((name) => name.endsWith('.json')).toSorted();
  const read = await Promise.all(files.map(async (name) => ({ name, result: JSON.parse(await readFile(join(results, name), 'utf8')) })));
  const rows = read.flatMap(({ name, result }) =>
    Array.isArray(result) ? result.flatMap((one) => benched(name, one)) : checked(name, result),
  );
  return table(['what', 'figure', 'aim', '', 'command'], rows);
}

/** A bench that has an aim. */
const benched = (name, { question, aim, median, p95, rival, met, command }) =>
  aim === null
    ? []
    : [
        [
          `${question} (\`${name.replace('.json', '')}\`)`,
          `${rounded.format(median)} ms, p95 ${rounded.format(p95)} ms${rival === null ? '' : `; rival ${rounded.format(rival)} ms`}`,
          typeof aim === 'number' ? `p95 ≤ ${whole.format(aim)} ms` : aim,
          met ? 'met' : '**not met**',
          `\`pnpm bench ${command}\``,
        ],
      ];

/** A check of the screens: of a goal that several pages have, the page that is furthest from it. */
function checked(name, { findings, customers }) {
  const goals = new Map();
  for (const finding of findings) goals.set(finding.goal, [...(goals.get(finding.goal) ?? []), finding]);
  return [...goals].map(([goal, found]) => {
    const worst = found.toSorted((a, b) => (a.least ? a.figure - b.figure : b.figure - a.figure))[0];
    const where = found.length > 1 ? ` (${worst.of})` : '';
    return [
      `${goal}, ${customers.toLocaleString('en')} customers`,
      `${whole.format(worst.figure)}${worst.unit}${where}`,
      `${worst.least ? '≥' : '≤'} ${whole.format(worst.aim)}${worst.unit}`,
      worst.isMet ? 'met' : '**not met**',
      `\`pnpm ${name.replace('.json', '').replace('-', ':')}\``,
    ];
  });
}

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
