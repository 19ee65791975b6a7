import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../../../server/', import.meta.url));

/** A whole server over a demo shop of its own, in a process of its own. */
export interface DemoShop {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the product over a new demo shop of 3,000 customers; what it made goes when it stops. */
export async function startDemoShop(): Promise<DemoShop> {
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', 'test/support/processes/serve-demo.ts', '3000'], {
    cwd: server,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone;
  };
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('http')) return { url: line, stop };
  throw new Error('The demo shop did not start.');
}
