import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
const inProject = (path: string): string => fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));
const runFile = async (path: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [inProject(path), ...args], { env: { ...env, REGULARS_URL: shop.url } });
  return stdout.trimEnd();
};
const run = async (env: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await runFile('docs/examples/partner.mjs', env)).split('\n');
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

const granted = async (name: string) => {
  const client = await made('mutation ($input: CreateApiClientInput!) { createApiClient(input: $input) { id clientId } }', {
    name,
    recipient: 'acme',
    purpose: 'research',
    reads: ['record', 'demographic'],
    actions: ['customers.list', 'counts.guarded'],
    endsAt: '2026-04-01T00:00:00Z',
  });
  const credential = async (kind: string): Promise<string> => {
    const { secret = '' } = await made('mutation ($input: CreateApiCredentialInput!) { createApiCredential(input: $input) { secret } }', {
      clientId: client['id'],
      kind,
      name: kind,
    });
    return secret;
  };
  return { clientId: client['clientId'] ?? '', key: await credential('KEY'), secret: await credential('SECRET') };
};

test('the program of the guide reads what it was granted, with id and secret or with a key', async () => {
  const { clientId, key, secret } = await granted('Acme panel');
  const said = await run({ CLIENT_ID: clientId, CLIENT_SECRET: secret });
  expect(said.slice(0, 3)).toEqual(['Acme panel may: customers.list, counts.guarded', 'Hangzhou: 600', 'Suzhou: 300']);
  expect(said[3]).toMatch(/^city = "Hangzhou": about \d+0$/);
  expect(await run({ API_KEY: key })).toEqual(said);
  await expect(run({ CLIENT_ID: clientId, CLIENT_SECRET: 'rgs_wrong' })).rejects.toThrow('invalid_client');
});

test('types of a document are written out of what the grant sees, and a field that it has not is said', async () => {
  const { key } = await granted('Typed');
  const folder = await mkdtemp(join(tmpdir(), 'regulars-types-'));
  const [document, output] = [join(folder, 'cities.graphql'), join(folder, 'graph.ts')];
  const types = (text: string): Promise<string> =>
    writeFile(document, text).then(() => runFile('packages/partner/bin/regulars-types.mjs', { API_KEY: key }, output, document));
  await types('query Cities($after: String) { customers(after: $after) { nodes { id city createdAt } } }');
  expect(await readFile(output, 'utf8')).toContain(
    'export type CitiesResult = { readonly customers: { readonly nodes: readonly ({ readonly id: string; readonly city: string | null; readonly createdAt: string })[] } };',
  );
  await expect(types('query Names { customers { nodes { displayName } } }')).rejects.toThrow('Cannot query field "displayName"');
  await rm(folder, { recursive: true });
});
