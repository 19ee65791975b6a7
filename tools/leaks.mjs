// Asks for everything that a role may not have, in every place of the schema, as the built-in roles and fifty of chance: `pnpm leaks`.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'server', 'apps/server/test/leaks', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, LEAKS: 'full' },
});
process.exitCode = status ?? 1;
