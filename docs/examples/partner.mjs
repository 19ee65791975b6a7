// A partner's program: reads the customers it was granted page by page, and asks a guarded count where it may. `npm install @regulars/partner`, then
//
//   REGULARS_URL=https://shop.example CLIENT_ID=… CLIENT_SECRET=rgs_… node partner.mjs
//
// With an API key instead of id and secret: API_KEY=rgk_…
import { PartnerClient, PartnerError } from '@regulars/partner';

const { REGULARS_URL: url = 'http://127.0.0.1:4000', CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, API_KEY: apiKey } = process.env;
const shop = new PartnerClient(apiKey ? { url, apiKey } : { url, clientId, clientSecret });
const say = (line) => process.stdout.write(`${line}\n`);

const { me } = await shop.ask('{ me { user { name } actions } }');
say(`${me.user.name} may: ${me.actions.join(', ')}`);

if (me.actions.includes('customers.list')) {
  const everybody = `query ($after: String) {
    customers(first: 200, after: $after) { nodes { id city } pageInfo { hasNextPage endCursor } }
  }`;
  const byCity = new Map();
  for await (const { city } of shop.each(everybody, {}, ({ customers }) => customers)) {
    const name = city ?? 'unknown';
    byCity.set(name, (byCity.get(name) ?? 0) + 1);
  }
  for (const [city, count] of [...byCity].toSorted(([, a], [, b]) => b - a)) say(`${city}: ${count}`);
}

if (me.actions.includes('counts.guarded')) {
  const condition = 'city = "Hangzhou"';
  try {
    const { guardedCount } = await shop.ask('query ($c: Condition!) { guardedCount(condition: $c) { count roundedTo } }', { c: condition });
    say(`${condition}: about ${guardedCount.count}`);
  } catch (error) {
    if (!(error instanceof PartnerError)) throw error;
    say(`${condition}: ${error.code}`); // such as GROUP_TOO_SMALL
  }
}
