import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import type { Account } from './home.js';

/** Runs a program to its end; resolves to what it printed, or rejects with that as the message when its exit code is not 0. */
export function runProgram(program: string, args: readonly string[], account: Account | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: platform() === 'win32' ? undefined : '/', // the account may not be allowed to stand where we stand
      // PGPORT, PGDATA and LC_* of the caller must not reach PostgreSQL.
      env: platform() === 'win32' ? undefined : { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(printed) : reject(new Error(`${program} ended with ${code}: ${printed.trim()}`))));
  });
}
