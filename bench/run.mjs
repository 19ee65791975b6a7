// `pnpm bench <name>`: runs one bench; without a name, all of them.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const benches = ['preview', 'import', 'stream', 'members', 'refresh', 'hostile', 'access'];
const [name, ...rest] = process.argv.slice(2);
const chosen = name === undefined ? benches : [name];
for (const bench of chosen) {
  if (!benches.includes(bench)) throw new Error(`There is no bench ${bench}; there is ${benches.join(', ')}.`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${bench}.mjs`, import.meta.url)), ...rest], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
