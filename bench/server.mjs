import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Starts the real server on a demo shop of this size, which is made once and kept under `.regulars/bench-<size>` (or BENCH_DATA). */
export async function startBenchServer(customers) {
  const folder = process.env.BENCH_DATA ?? path(`../.regulars/bench-${customers}`);
  const environment = { ...process.env, REGULARS_DATA: folder, PORT: '0', REGULARS_DEMO: 'off', LOG_LEVEL: 'error' };
  if (!existsSync(folder)) {
    execFileSync(process.execPath, [path('../tools/demo.mjs'), '--customers', String(customers), '--seed', '7', '--pace', '0.7'], {
      env: environment,
      stdio: 'inherit',
    });
  }
  const { readConfig } = await import('../apps/server/dist/platform/config.js');
  const { createLog } = await import('../apps/server/dist/platform/log.js');
  const { systemClock } = await import('../apps/server/dist/platform/clock.js');
  const { startServer } = await import('../apps/server/dist/server.js');
  const { composeProduct, entities } = await import('../apps/server/dist/product.js');
  const config = readConfig(environment);
  const server = await startServer({ config, log: createLog('error'), now: systemClock, entities, compose: composeProduct });
  const ask = async (query, variables, cookie) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const answer = await response.json();
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return { data: answer.data, cookie: response.headers.get('set-cookie')?.split(';')[0] };
  };
  const { cookie } = await ask('mutation { signIn(email: "analyst@demo.test", password: "demo") { user { id } } }', {});
  const document =
    'query ($condition: Condition!) { previewSegment(condition: $condition) { count total conditions { path alone inFunnel } sample(first: 20) { nodes { id city lastOrderAt } } } }';
  return {
    databaseUrl: server.database.url,
    url: server.url,
    /** Asks the graph as somebody of the demo shop. */
    signedInAs: async (email) => {
      const signedIn = await ask('mutation ($email: String!) { signIn(email: $email, password: "demo") { user { id } } }', { email });
      return {
        cookie: signedIn.cookie,
        ask: async (query, variables) => (await ask(query, variables, signedIn.cookie)).data,
      };
    },
    preview: async (condition) => (await ask(document, { condition }, cookie)).data.previewSegment,
    close: () => server.close(),
  };
}
