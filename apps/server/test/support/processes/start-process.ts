import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A process of its own, so that a test can kill it. */
export interface TestProcess {
  /** the first line it printed */
  readonly said: string;
  /** Ends it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end; resolves to its exit code. */
  stop(): Promise<number | null>;
}

/** Runs a script of this folder and waits for its first line. */
export async function startProcess(script: string, ...args: readonly string[]): Promise<TestProcess> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', path, ...args], {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = await firstLine(child);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
    return child.exitCode;
  };
  return {
    said,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The process has no output.');
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error('The process ended before it said anything.');
}
