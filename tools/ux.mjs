// `pnpm ux:<name> [address]`: one check of the admin, over a demo shop of its own or the demo shop served at the address.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from './build.mjs';

const tests = { keyboard: 'keyboard', drafts: 'draft' };

const [name, ...rest] = process.argv.slice(2);
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const asTest = tests[name];
const { status } = asTest
  ? spawnSync(process.execPath, [vitest, 'run', '--project', 'browser', '-t', asTest], { cwd: root, stdio: 'inherit' })
  : spawnSync(process.execPath, ['--import', '@oxc-node/core/register', '../admin/test/ux/run.ts', name, ...rest], {
      cwd: `${root}apps/server`,
      stdio: 'inherit',
    });
process.exit(status ?? 1);
