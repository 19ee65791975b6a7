import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.js';
import { installBrowser } from './install-browser.js';

const admin = fileURLToPath(new URL('../../', import.meta.url));

/** Sees to a browser, and builds the admin that the server serves unless what lies in dist is newer than every source. */
export async function setup(): Promise<void> {
  if (findBrowser() === undefined) await installBrowser();
  if (findBrowser() === undefined) {
    process.stderr.write('\n  No Chromium was found, so the browser tests are skipped. CHROME_PATH can name one.\n');
    return;
  }
  const built = await changedAt(join(admin, 'dist/index.html'));
  const sources = await readdir(join(admin, 'src'), { recursive: true });
  const changes = await Promise.all(sources.map((file) => changedAt(join(admin, 'src', file))));
  if (changes.every((at) => at <= built)) return;
  const vite = createRequire(join(admin, 'package.json')).resolve('vite/package.json');
  const building = spawn(process.execPath, [join(dirname(vite), 'bin/vite.js'), 'build', '--logLevel', 'error'], {
    cwd: admin,
    stdio: 'inherit',
  });
  await once(building, 'close');
  if (building.exitCode !== 0) throw new Error('The admin does not build.');
}

const changedAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
