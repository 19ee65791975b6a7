// A partner's program: takes an access token, reads the customers it was granted page by page, and asks a guarded count where it may.
// Runs as it is on Node 20 and later, with nothing to install:
//
//   REGULARS_URL=https://shop.example CLIENT_ID=… CLIENT_SECRET=rgs_… node partner.mjs
//
// With an API key instead of id and secret: API_KEY=rgk_…

const { REGULARS_URL = 'http://127.0.0.1:4000', CLIENT_ID, CLIENT_SECRET, API_KEY } = process.env;

/** The key as it is, or an access token of an hour (OAuth 2.0 client credentials). */
async function bearer() {
  if (API_KEY) return API_KEY;
  const response = await fetch(new URL('/oauth/token', REGULARS_URL), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.error}: ${answer.error_description}`);
  return answer.access_token;
}

const say = (line) => process.stdout.write(`${line}\n`);
const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Asks the graph; waits where a quota is used up and the next minute brings more. Throws an error that carries `code`. */
async function ask(token, query, variables = {}) {
  for (;;) {
    const response = await fetch(new URL('/graphql', REGULARS_URL), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (!errors) return data;
    const [{ message, extensions }] = errors;
    if (extensions.code === 'LIMIT_REACHED' && extensions.retryAfter !== null && extensions.retryAfter <= 60)
      await wait(extensions.retryAfter);
    else throw Object.assign(new Error(message), { code: extensions.code });
  }
}

/** All customers that were granted, page by page. */
async function* customers(token) {
  const query = `query ($after: String) {
    customers(first: 200, after: $after) { nodes { id city } pageInfo { hasNextPage endCursor } }
  }`;
  for (let after = null; ;) {
    const { customers: page } = await ask(token, query, { after });
    yield* page.nodes;
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

const token = await bearer();
const { me } = await ask(token, '{ me { user { name } actions } }');
say(`${me.user.name} may: ${me.actions.join(', ')}`);

if (me.actions.includes('customers.list')) {
  const byCity = new Map();
  for await (const { city } of customers(token)) byCity.set(city ?? 'unknown', (byCity.get(city ?? 'unknown') ?? 0) + 1);
  for (const [city, count] of [...byCity].toSorted(([, a], [, b]) => b - a)) say(`${city}: ${count}`);
}
if (me.actions.includes('counts.guarded')) {
  const condition = 'city = "Hangzhou"';
  const counted = await ask(token, 'query ($c: Condition!) { guardedCount(condition: $c) { count roundedTo } }', { c: condition }).catch(
    (error) => ({ refused: error.code }),
  );
  say(counted.refused ? `${condition}: ${counted.refused}` : `${condition}: about ${counted.guardedCount.count}`);
}
