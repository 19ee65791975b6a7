// `pnpm check`, the same as `pnpm test` and as CI: every step to its end, each with its outcome, then one line that sums them up.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run, runTask } from './build.mjs';
import { endWithLauncher } from './end-with-launcher.mjs';
import { longFiles } from './long-files.mjs';

const node = (program, ...args) => run(process.execPath, [join(root, program), ...args]);

/** name, what it runs, and the file without which there is nothing to run */
const steps = [
  ['build', () => runTask('build')],
  ['types', () => runTask('types')],
  ['lint', () => node('node_modules/oxlint/bin/oxlint', '--deny-warnings')],
  ['format', () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')],
  ['walls', () => node('tools/walls.mjs')],
  ['generated files', () => node('tools/codegen.mjs', '--check'), 'tools/codegen.mjs'],
];

endWithLauncher();

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

for (const [name, work, needs] of steps) {
  if (needs && !existsSync(join(root, needs))) {
    report('skipped', name, `${needs} is missing`);
    continue;
  }
  const started = Date.now();
  const { code, printed } = await work();
  if (code !== 0) console.log(printed.trimEnd());
  report(code === 0 ? 'passed' : 'failed', name, `${((Date.now() - started) / 1000).toFixed(1)} s`);
}

for (const { file, lines } of longFiles(root)) console.log(`  note: ${file} has ${lines} lines; think about splitting it`);

const tests = await runTests();
for (const key of Object.keys(totals)) totals[key] += tests[key];

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`);
process.exitCode = totals.failed > 0 ? 1 : 0;

function report(outcome, name, detail) {
  totals[outcome] += 1;
  if (outcome === 'failed') failures.push(name);
  console.log(`${{ passed: '✓', failed: '✗', skipped: '-' }[outcome]} ${name} ${outcome} (${detail})`);
}

/** Counts tests; a file that could not be loaded, or no result at all, is a failure. */
async function runTests() {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-check-'));
  const file = join(folder, 'tests.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { code } = await run(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
    show: true,
  });
  const result = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  await rm(folder, { recursive: true, force: true });
  const passed = result?.numPassedTests ?? 0;
  const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  const unloaded = (result?.testResults ?? []).filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = (result?.numFailedTests ?? 0) + unloaded.length;
  const counted = code !== 0 && failed === 0 ? 1 : failed;
  if (counted > 0) failures.push('tests');
  return { passed, failed: counted, skipped };
}
