import { beforeAll, expect, test } from 'vitest';
import { codeOf, partnerShop } from '../support/partner-shop.js';
import type { Answer } from '../support/serve-graph.js';
import { absentFor } from './stand.js';

const shop = await partnerShop();
const { database, data, inDays, owner, program } = shop;
const shoeSize = 'Customer.attributes.shoeSize';
const canary = 4_471;

beforeAll(async () => {
  await data(
    `mutation { defineAttribute(input: { key: "shoeSize", type: "number", label: "sensitive", titleEn: "Shoe size", titleZhCn: "鞋码" }) { id } }`,
  );
  await shop.upsert([
    { externalId: '1', attributes: [{ key: 'shoeSize', value: canary }], consents: [{ purpose: 'research.acme', state: 'GRANTED' }] },
  ]);
});

/** Lets the owner's role be otherwise while something is tried. */
async function withRole<T>(change: string, tried: () => Promise<T>): Promise<T> {
  const { rows } = await database.pool.query<{ labels: object; fields: object }>(`select labels, fields from roles where key = 'owner'`);
  await database.pool.query(`update roles set ${change} where key = 'owner'`);
  try {
    return await tried();
  } finally {
    await database.pool.query(`update roles set labels = $1, fields = $2 where key = 'owner'`, [rows[0]?.labels, rows[0]?.fields]);
  }
}
const withoutSensitive = `labels = labels - 'sensitive'`;
const setApart = (level: string): string => `fields = '${JSON.stringify({ [shoeSize]: level })}'`;

const grant = (reads: readonly string[]): Promise<Answer> =>
  owner.ask('mutation ($input: CreateApiClientInput!) { createApiClient(input: $input) { id } }', {
    input: { name: 'Acme', recipient: 'acme', purpose: 'research', actions: ['customers.list'], endsAt: inDays(30), reads },
  });
const shown = '{ customers { nodes { attributes { key value } } } attributeDefinitions { nodes { key } totalCount } }';

test('nobody grants an attribute that they may not read, and it is refused like one that is not there', async () => {
  await withRole(withoutSensitive, async () => {
    const [hidden, absent] = [await grant(['record', shoeSize]), await grant(['record', absentFor(shoeSize)])];
    expect(codeOf(hidden)).toBe('INPUT_INVALID');
    expect(hidden.text.replaceAll(shoeSize, absentFor(shoeSize))).toBe(absent.text);
  });
  await withRole(setApart('none'), async () => {
    expect(codeOf(await grant(['record', shoeSize]))).toBe('INPUT_INVALID');
  });
  await withRole(`${withoutSensitive}, ${setApart('read')}`, async () => {
    expect(codeOf(await grant(['record', shoeSize]))).toBeUndefined();
  });
});

test('a label is not granted by whom a single field of it is kept from', async () => {
  expect(codeOf(await grant(['record', 'sensitive']))).toBeUndefined();
  await withRole(setApart('none'), async () => expect(codeOf(await grant(['record', 'sensitive']))).toBe('INPUT_INVALID'));
  await withRole(`fields = '{"Customer.city": "aggregate"}'`, async () => {
    expect(codeOf(await grant(['record', 'demographic']))).toBe('INPUT_INVALID');
    expect(codeOf(await grant(['record', 'Customer.gender']))).toBeUndefined();
  });
});

test('a program sees, filters by and learns of an attribute that was granted, and its key narrowed to other labels does not', async () => {
  const acme = await program({ reads: ['record', 'operations', shoeSize] });
  const seen = await acme.ask(shown);
  expect(seen.text).toContain(String(canary));
  expect(seen.body.data).toMatchObject({ attributeDefinitions: { nodes: [{ key: 'shoeSize' }], totalCount: 1 } });
  expect(codeOf(await acme.ask(`{ customers(where: "attributes.shoeSize = ${canary}") { totalCount } }`))).toBeUndefined();
  const narrow = await program({ reads: ['record', 'operations', shoeSize] }, { scopes: ['record', 'operations', 'customers.list'] });
  expect((await narrow.ask(shown)).text).not.toContain('shoeSize');
  expect(codeOf(await narrow.ask(`{ customers(where: "attributes.shoeSize = ${canary}") { totalCount } }`))).toBe('CONDITION_INVALID');
});

test('an attribute that a role keeps apart from its label is not there for it: value, definition, condition or write', async () => {
  await withRole(setApart('none'), async () => {
    const { text, body } = await owner.ask(shown);
    expect(body.errors).toBeUndefined();
    expect(text).not.toMatch(/shoeSize|4471/);
    expect(body.data).toMatchObject({ attributeDefinitions: { totalCount: 0 } });
    const asked = (key: string): Promise<Answer> =>
      owner.ask('mutation ($input: [CustomerInput!]!) { upsertCustomers(input: $input) { rejected { path message } } }', {
        input: [{ externalId: '1', attributes: [{ key, value: 'x' }] }],
      });
    const [hidden, absent] = [await asked('shoeSize'), await asked('jqxzjqxz')];
    expect(hidden.text).toContain('There is no attribute');
    expect(hidden.text.replaceAll('shoeSize', 'jqxzjqxz')).toBe(absent.text);
    expect(codeOf(await owner.ask(`{ customers(where: "attributes.shoeSize = 1") { totalCount } }`))).toBe('CONDITION_INVALID');
  });
  await withRole(`${withoutSensitive}, ${setApart('read')}`, async () => {
    expect((await owner.ask(shown)).text).toContain(`"value":${canary}`);
  });
});
