import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { mountOauth } from '../../access/oauth.http.js';
import { buildMasterSchema } from '../../schema.js';

const database = await templateDatabase();
const shop = await serveGraph(database, buildMasterSchema(), { mount: mountOauth });
const owner = await shop.signedInAs('owner');
const program = fileURLToPath(new URL('../../../../../docs/examples/partner.mjs', import.meta.url));
const run = async (env: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env: { ...env, REGULARS_URL: shop.url } });
  return stdout.trimEnd().split('\n');
};
const made = async (query: string, input: object): Promise<Readonly<Record<string, string>>> => {
  const { body } = await owner.ask(query, { input });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return Object(Object.values(body.data ?? {})[0]);
};

await owner.ask('mutation ($input: [CustomerInput!]!) { upsertCustomers(input: $input) { created } }', {
  input: Array.from({ length: 1000 }, (_, at) => ({
    externalId: String(at),
    city: at < 600 ? 'Hangzhou' : 'Suzhou',
    consents: at < 900 ? [{ purpose: 'research.acme', state: 'GRANTED' }] : [],
  })),
});

test('the program of the guide reads what it was granted, with id and secret or with a key', async () => {
  const client = await made('mutation ($input: CreateApiClientInput!) { createApiClient(input: $input) { id clientId } }', {
    name: 'Acme panel',
    recipient: 'acme',
    purpose: 'research',
    reads: ['record', 'demographic'],
    actions: ['customers.list', 'counts.guarded'],
    endsAt: '2026-04-01T00:00:00Z',
  });
  const credential = (kind: string) =>
    made('mutation ($input: CreateApiCredentialInput!) { createApiCredential(input: $input) { secret } }', {
      clientId: client['id'],
      kind,
      name: kind,
    });
  const [key, secret] = [await credential('KEY'), await credential('SECRET')];
  const said = await run({ CLIENT_ID: client['clientId'] ?? '', CLIENT_SECRET: secret['secret'] ?? '' });
  expect(said.slice(0, 3)).toEqual(['Acme panel may: customers.list, counts.guarded', 'Hangzhou: 600', 'Suzhou: 300']);
  expect(said[3]).toMatch(/^city = "Hangzhou": about \d+0$/);
  expect(await run({ API_KEY: key['secret'] ?? '' })).toEqual(said);
  await expect(run({ CLIENT_ID: client['clientId'] ?? '', CLIENT_SECRET: 'rgs_wrong' })).rejects.toThrow('invalid_client');
});
