import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};

const whole = (value) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value);

/**
 * Writes what a bench found into `results/<name>.json`, and prints it. A result is `{ command, question, aim, median, p95, rival, ratio, met }` with
 * times in milliseconds; `aim` is the largest p95, words, or null where there is none.
 */
export function report(name, results) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: fileURLToPath(new URL('..', import.meta.url)) })
    .toString()
    .trim();
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  const written = results.map((result) => ({ ...result, machine, commit }));
  writeFileSync(new URL(`results/${name}.json`, import.meta.url), `${JSON.stringify(written, null, 2)}\n`);
  console.table(
    results.map(({ question, aim, median, p95, rival, ratio, met }) => ({
      question,
      median: whole(median),
      p95: whole(p95),
      rival: whole(rival),
      ratio: whole(ratio),
      aim,
      met,
    })),
  );
}
