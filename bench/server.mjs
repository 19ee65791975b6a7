import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { wait } from './measure.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const dist = (module) => import(`../apps/server/dist/${module}`);
const previewed =
  'query ($condition: Condition!) { previewSegment(condition: $condition) { count total asOf conditions { path alone inFunnel } sample(first: 20) { nodes { id city lastOrderAt } } } }';

/**
 * Starts the real server, in a process of its own, on a demo shop of this size, which is made once and kept under `.regulars/bench-<size>`
 * (or in the folder `BENCH_DATA`). `engine` is that of REGULARS_ENGINE.
 */
export async function startBenchServer(customers, { engine = process.env.REGULARS_ENGINE ?? 'auto' } = {}) {
  const folder = process.env.BENCH_DATA ?? path(`../.regulars/bench-${customers}`);
  const environment = {
    ...process.env,
    REGULARS_DATA: folder,
    REGULARS_ENGINE: engine,
    REGULARS_DEMO: 'off',
    PORT: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  };
  if (!existsSync(folder)) {
    execFileSync(process.execPath, [path('../tools/demo.mjs'), '--customers', String(customers), '--seed', '7', '--pace', '0.7'], {
      env: environment,
      stdio: 'inherit',
    });
  }
  const child = spawn(process.execPath, [path('../apps/server/dist/main.js')], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('close', resolve));
  const url = await urlSaidBy(child);
  const { readConfig } = await dist('platform/config.js');
  const { createLog } = await dist('platform/log.js');
  const { openDatabase } = await dist('platform/database/database.js');
  const database = await openDatabase(readConfig(environment), createLog('error')); // joins the one that the server started

  const signedInAs = async (email) => {
    const { cookie } = await post(url, 'mutation ($email: String!) { signIn(email: $email, password: "demo") { user { id } } }', { email });
    return {
      cookie,
      /** Asks the graph; throws what it complains of. */
      ask: async (query, variables) => (await post(url, query, variables, cookie)).data,
      /** Every answer of a subscription, until the signal. */
      follow: (query, variables, signal) => followed(url, query, variables, cookie, signal),
    };
  };
  const [analyst, owner] = await Promise.all([signedInAs('analyst@demo.test'), signedInAs('owner@demo.test')]);
  const health = async () =>
    (await owner.ask('{ health { replica { state buildSeconds lag } process { memoryBytes loopDelayMs } } }')).health;
  return {
    url,
    folder,
    pid: child.pid,
    databaseUrl: database.url,
    signedInAs,
    owner,
    health,
    /** Waits for the replica; answers the seconds that it took to be opened or built. */
    whenReady: async () => {
      for (;;) {
        const { replica } = await health();
        if (replica.state === 'READY') return replica.buildSeconds;
        if (replica.state !== 'BUILDING') throw new Error(`The replica is ${replica.state}.`);
        await wait(500);
      }
    },
    /** Waits until no job of these kinds waits or runs, by default none at all. */
    whenIdle: async (kinds = '', every = 500) => {
      for (;;) {
        const { jobs } = await owner.ask('{ jobs { kind state runAt } }');
        const now = new Date().toISOString();
        if (jobs.every(({ kind, state, runAt }) => !kind.startsWith(kinds) || state === 'FAILED' || runAt > now)) return;
        await wait(every);
      }
    },
    /** Bytes of memory of the server's process. */
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) * 1024,
    preview: async (condition) => (await analyst.ask(previewed, { condition })).previewSegment,
    close: async () => {
      child.kill('SIGTERM');
      await database.close();
      await gone;
    },
  };
}

async function urlSaidBy(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /Open\s+(http\S+)/.exec(line) ?? [];
    if (url) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error('The server did not start.');
}

const asked = (query, variables, cookie, accept) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept, ...(cookie ? { cookie } : {}) },
  body: JSON.stringify({ query, variables }),
});

async function post(url, query, variables, cookie) {
  const response = await fetch(`${url}/graphql`, asked(query, variables, cookie, 'application/json'));
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return { data: answer.data, cookie: response.headers.get('set-cookie')?.split(';')[0] };
}

async function* followed(url, query, variables, cookie, signal) {
  const response = await fetch(`${url}/graphql/stream`, { ...asked(query, variables, cookie, 'text/event-stream'), signal });
  if (!response.ok) throw new Error(await response.text());
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop();
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data:'));
      if (data && data.length > 6) yield JSON.parse(data.slice(5));
    }
  }
}
