import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { type Person, shopServer } from '../../../test/support/shop-server.js';
import { entities } from '../../product.js';

const database = await templateDatabase(entities);
const { signedInAs } = await shopServer(database);
const owner = await signedInAs('owner');
const marketer = await signedInAs('marketer');

await owner.ask('mutation ($input: [CustomerInput!]!) { upsertCustomers(input: $input) { created rejected { message } } }', {
  input: [
    { externalId: '1', displayName: '=HYPERLINK("x")', email: 'a@example.com', city: 'Hangzhou', tags: ['vip', 'new'] },
    { externalId: '2', displayName: '王小明', city: 'Hangzhou' },
    { externalId: '3', displayName: 'Elsewhere', city: 'Suzhou' },
  ],
});
const { createSegment } = await owner.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
  input: { name: 'Hangzhou', key: 'hangzhou', condition: 'city = "Hangzhou"' },
});
const segmentId: unknown = Reflect.get(Object(createSegment), 'id');

const exportOf = async (person: Person, input: object): Promise<string> => {
  const { exportSegment } = await person.ask(
    'mutation ($input: ExportSegmentInput!) { exportSegment(input: $input) { id state segment { key } fields } }',
    {
      input: { segmentId, purpose: 'A letter', format: 'CSV', ...input },
    },
  );
  return String(Reflect.get(Object(exportSegment), 'id'));
};
const finished = async (person: Person, id: string): Promise<Readonly<Record<string, unknown>>> => {
  const read = async (): Promise<Readonly<Record<string, unknown>> | undefined> => {
    const { exports } = await person.ask(
      '{ exports { nodes { id state rowCount url failure fields expiresAt purpose segment { name } } } }',
    );
    return Object(exports).nodes.find((one: { id: string }) => one.id === id);
  };
  await expect.poll(async () => (await read())?.['state'], { timeout: 20_000 }).toMatch(/DONE|FAILED/);
  return (await read()) ?? {};
};

test('members leave as CSV that no spreadsheet runs, for their maker alone', async () => {
  const done = await finished(owner, await exportOf(owner, { fields: ['externalId', 'displayName', 'email', 'tags', 'ordersCount'] }));
  expect(done).toMatchObject({ state: 'DONE', rowCount: 2, failure: null, purpose: 'A letter', segment: { name: 'Hangzhou' } });
  const url = String(done['url']);
  const file = await owner.fetch(url);
  expect(file.headers.get('content-disposition')).toBe('attachment; filename=hangzhou.csv');
  expect(Buffer.from(await file.arrayBuffer()).toString()).toBe(
    '\uFEFFexternalId,displayName,email,tags,ordersCount\r\n1,"\'=HYPERLINK(""x"")",a@example.com,vip; new,0\r\n2,王小明,,,0\r\n',
  );
  expect((await marketer.fetch(url)).status).toBe(404);
  await database.pool.query(`update exports set expires_at = now() - interval '1 second'`);
  expect((await owner.fetch(url)).status).toBe(404);
});

test('JSON has the usual fields and those of the rule, as far as the viewer may read them', async () => {
  const id = await exportOf(marketer, { format: 'JSON' });
  const done = await finished(marketer, id);
  expect(done['fields']).toEqual(['id', 'externalId', 'displayName', 'city']);
  const rows: unknown = await (await marketer.fetch(String(done['url']))).json();
  expect(rows).toMatchObject([
    { externalId: '1', city: 'Hangzhou' },
    { externalId: '2', displayName: '王小明' },
  ]);
  const { customer } = await owner.ask('{ customer(externalId: "1") { id } }');
  expect(Reflect.get(Object(rows), '0')).toMatchObject(Object(customer));
});

test('a masked field and one that never was are refused alike', async () => {
  const refused = async (field: string): Promise<string> =>
    exportOf(marketer, { fields: ['id', field] }).catch((error: unknown) => String(error));
  expect(await refused('email')).toContain('INPUT_INVALID');
  expect((await refused('email')).replaceAll('email', 'emial')).toBe(await refused('emial'));
  await expect(exportOf(owner, { purpose: ' ' })).rejects.toThrow('INPUT_INVALID');
});

test('rights are judged again when the file is written', async () => {
  const roles: { id: string }[] = await database.dataSource.query(`select id from roles where key = 'marketer'`);
  await database.pool.query(`update roles set labels = labels || '{"demographic": "none"}' where id = $1`, [roles[0]?.id]);
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into exports (id, kind, segment_id, author_id, format, fields, purpose, state, created_at)
     select gen_random_uuid(), kind, segment_id, author_id, format, fields, purpose, 'WAITING', created_at from exports where format = 'JSON' returning id`,
  );
  await database.pool.query(`select graphile_worker.add_job('exports.write', json_build_object('exportId', $1::text))`, [rows[0]?.id]);
  const stateOf = async () =>
    (await database.pool.query<{ state: string }>('select state from exports where id = $1', [rows[0]?.id])).rows[0]?.state;
  await expect.poll(stateOf, { timeout: 20_000 }).toBe('FAILED');
});
