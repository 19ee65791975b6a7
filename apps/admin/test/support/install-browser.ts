import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const apt = '/usr/bin/apt-get';
const run = promisify(execFile);
const mostTime = 5 * 60_000;

/** Installs Debian's Chromium where this account may; elsewhere, and where it fails, nothing changes, and why is said. */
export async function installBrowser(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync(apt)) return;
  process.stderr.write('\n  No Chromium was found; installing the one of this system for the browser tests.\n');
  const options = { timeout: mostTime, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    await run(apt, ['update'], options);
    await run(apt, ['install', '--yes', '--no-install-recommends', 'chromium'], options);
  } catch (error) {
    process.stderr.write(`  It could not be installed: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
