import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { codeOf, partnerShop } from '../../../test/support/partner-shop.js';

const shop = await partnerShop();
const { clock, owner, data, program, upsert, database } = shop;
await upsert([{ externalId: '1', city: 'Hangzhou', consents: [{ purpose: 'research.acme', state: 'GRANTED' }] }]);
const cities = '{ customers(first: 1) { nodes { city } } }';
const idOf = (text: string): string => `sha256:${hash('sha256', text, 'hex')}`;

const documents = async (): Promise<readonly { id: string; text: string; usedAt: string | null; isAdded: boolean }[]> => {
  const { apiClients } = await data('{ apiClients(first: 1) { nodes { documents { id documentId text usedAt isAdded } } } }');
  return Object(apiClients).nodes[0].documents;
};
const update = (input: object) =>
  owner.ask('mutation ($input: UpdateApiClientInput!) { updateApiClient(input: $input) { version onlyDocuments } }', { input });
const post = async (secret: string, body: object): Promise<{ data?: unknown; errors?: { extensions: { code: string } }[] }> => {
  const answer = await fetch(`${shop.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify(body),
  });
  return Object(await answer.json());
};

/** Days go by, and the owner looks in now and then. */
const wait = async (days: number): Promise<void> => {
  for (let day = 0; day < days; day += 1) {
    clock.now = new Date(clock.now.getTime() + 86_400_000);
    await data('{ me { user { id } } }');
  }
};

test('what a program asks is listed with its last use; what its graph cannot answer is not', async () => {
  const acme = await program();
  await acme.ask(cities);
  await acme.ask('{ customers { nodes { email } } }');
  expect(await documents()).toMatchObject([{ text: cities, usedAt: clock.now.toISOString(), isAdded: false }]);
  clock.now = new Date(clock.now.getTime() + 120_000);
  await acme.ask(cities);
  expect(await documents()).toMatchObject([{ text: cities, usedAt: clock.now.toISOString() }]);
});

test('a document is asked by its id; one of another program is as absent as one that never was', async () => {
  const [acme, other] = [await program(), await program()];
  await acme.ask(cities);
  expect((await post(acme.secret, { documentId: idOf(cities) })).data).toEqual({ customers: { nodes: [{ city: 'Hangzhou' }] } });
  const absent = await post(acme.secret, { documentId: idOf('{ nothing }') });
  expect(absent.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await post(other.secret, { documentId: idOf(cities) })).toEqual(absent);
});

test('a program that may ask only its documents is refused every other text alike, introspection too, until one is added', async () => {
  const acme = await program();
  await acme.ask(cities);
  await update({ id: acme.id, version: 1, onlyDocuments: true });
  expect((await acme.ask(cities)).body.errors).toBeUndefined();
  const wanted = 'query Wanted { customers(first: 2) { nodes { id } } }';
  const refused = await Promise.all([wanted, '{ nothing }', '{ __schema { types { name } } }', `${cities} `].map((text) => acme.ask(text)));
  expect(new Set(refused.map(({ text }) => text)).size).toBe(1);
  expect(refused.map(codeOf)).toEqual(Array(4).fill('NOT_FOUND'));
  await data('mutation ($id: ID!, $text: String!) { addApiDocument(clientId: $id, text: $text) { id } }', { id: acme.id, text: wanted });
  expect((await acme.ask(wanted)).body.errors).toBeUndefined();
  const one = (await documents()).find(({ text }) => text === cities);
  await data('mutation ($id: ID!) { removeApiDocument(id: $id) }', { id: one?.id });
  expect(codeOf(await acme.ask(cities))).toBe('NOT_FOUND');
  expect((await documents()).map(({ text }) => text)).toEqual([wanted]);
  const { rows } = await database.pool.query(
    `select distinct action from audit_log where action in ('addApiDocument', 'removeApiDocument') and $1 = any (subjects)`,
    [`ApiClient:${acme.clientId}`],
  );
  expect(rows).toHaveLength(2);
});

test('a dry run names the documents of the last 30 days that a change would break, and what they would miss', async () => {
  const acme = await program({ reads: ['record', 'demographic', 'identity'] });
  await acme.ask('{ customers { nodes { displayName } } }');
  await wait(29);
  const key = await shop.createKey((await shop.createClient({ reads: ['record', 'demographic'] })).id);
  expect(codeOf(await shop.askAs(key.secret, '{ customers { nodes { displayName } } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  const broken = async (input: object) => {
    const { documentsBroken } = await data(
      'query ($input: UpdateApiClientInput!) { documentsBroken(input: $input) { document { text } missing } }',
      { input: { id: acme.id, version: 1, ...input } },
    );
    return documentsBroken;
  };
  expect(await broken({ reads: ['record', 'demographic'] })).toEqual([
    { document: { text: '{ customers { nodes { displayName } } }' }, missing: ['Customer.displayName'] },
  ]);
  expect(await broken({ reads: ['record', 'identity'] })).toEqual([]);
  await wait(2);
  expect(await broken({ reads: ['record'] })).toEqual([]);
});
