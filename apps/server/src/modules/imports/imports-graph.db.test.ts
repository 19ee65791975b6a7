import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { shopServer } from '../../../test/support/shop-server.js';
import { entities } from '../../product.js';

const database = await templateDatabase(entities);
const { signedInAs } = await shopServer(database);
const owner = await signedInAs('owner');
const marketer = await signedInAs('marketer');

const text = `订单号,商品编码,商品名称,数量,下单时间,单价,会员号,城市
X1,BR-1,Loaf,2,2026-02-01 08:00,12.50,M1,Hangzhou
X1,BR-2,Roll,1,2026-02-01 08:00,3,M1,Hangzhou
X2,BR-1,Loaf,many,2026-02-02 09:00,12.50,M2,Shanghai
X3,BR-1,Loaf,1,2026-02-03 09:00,12.50,M2,Shanghai
`;
const fields = 'id kind state rows { total created updated unchanged rejected anonymous }';
const progress = `subscription ($id: ID!) { importProgress(id: $id) { ${fields} progress { done total ratePerSecond secondsLeft } } }`;

test('a file goes in through the graph: uploaded, matched, tried, committed and followed, and its rejected rows come back', async () => {
  const uploaded: unknown = await (
    await owner.fetch('/files', { method: 'POST', body: text, headers: { 'x-file-name': 'feb%20orders.csv' } })
  ).json();
  const { startImport } = await owner.ask(
    `mutation ($input: StartImportInput!) { startImport(input: $input) { id state file { name encoding delimiter bytes }
       columns { column samples target } targets { name title { en zhCn } required } options { zone wholeOrders source currency } progress { done } rejectedUrl } }`,
    { input: { fileId: Reflect.get(Object(uploaded), 'id'), kind: 'ORDERS' } },
  );
  const started = Object(startImport);
  expect(started).toMatchObject({
    state: 'UPLOADED',
    file: { name: 'feb orders.csv', encoding: 'utf-8', delimiter: ',', bytes: Buffer.byteLength(text) },
    options: { zone: 'Asia/Shanghai', wholeOrders: false, source: 'file', currency: 'CNY' },
    progress: null,
    rejectedUrl: null,
  });
  expect(started.columns[3]).toEqual({ column: '数量', samples: ['2', '1', 'many'], target: 'lines.quantity' });
  expect(started.targets).toContainEqual({ name: 'externalId', title: { en: 'Order number', zhCn: '订单号' }, required: true });

  const { id } = started;
  const mapping = started.columns.map(({ column, target }: { column: string; target: string }) => ({ column, target }));
  await owner.ask('mutation ($input: MapImportInput!) { mapImport(input: $input) { state } }', {
    input: { id, mapping, options: { source: 'till' } },
  });
  const checked = await owner.follow(progress, { id }, ({ state }) => state === 'CHECKED');
  expect(checked['rows']).toEqual({ total: 4, created: 3, updated: 0, unchanged: 0, rejected: 1, anonymous: 0 });

  await owner.ask('mutation ($id: ID!) { commitImport(id: $id) { state } }', { id });
  const done = await owner.follow(progress, { id }, ({ state }) => state === 'DONE');
  expect(done['rows']).toEqual(checked['rows']);

  const {
    import: found,
    imports,
    node,
  } = await owner.ask(
    `query ($id: ID!) { import(id: $id) { ${fields} rejectedUrl issues(first: 5, code: "FIELD_INVALID") { totalCount nodes { line column code severity message value } }
       none: issues(code: "FIELD_MISSING") { nodes { line } } issueCounts { code severity column count } }
       imports { totalCount nodes { id file { name } issueCounts { count } issues(first: 1) { nodes { line } } } } node(id: $id) { id ... on Import { state } } }`,
    { id },
  );
  const { rejectedUrl, ...read } = Object(found);
  expect(read).toMatchObject({
    state: 'DONE',
    issues: { totalCount: 1, nodes: [{ line: 4, column: '数量', code: 'FIELD_INVALID', severity: 'REJECTED', value: 'many' }] },
    none: { nodes: [] },
    issueCounts: [{ code: 'FIELD_INVALID', severity: 'REJECTED', column: '数量', count: 1 }],
  });
  expect(imports).toMatchObject({ totalCount: 1, nodes: [{ id, file: { name: 'feb orders.csv' }, issues: { nodes: [{ line: 4 }] } }] });
  expect(node).toEqual({ id, state: 'DONE' });

  const rejected = await owner.fetch(rejectedUrl);
  expect([rejected.status, rejected.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(Buffer.from(await rejected.arrayBuffer()).toString()).toBe(
    '\uFEFF订单号,商品编码,商品名称,数量,下单时间,单价,会员号,城市,line,code,reason\r\n' +
      'X2,BR-1,Loaf,many,2026-02-02 09:00,12.50,M2,Shanghai,4,FIELD_INVALID,数量: This is no number; write 1234.50.\r\n',
  );
  expect((await marketer.fetch(rejectedUrl)).status).toBe(404);
  expect((await fetch(new URL(rejected.url))).status).toBe(401);
});

test('an import is undone through the graph, and tells what stays', async () => {
  const file = '订单号,商品编码,数量,下单时间,单价,会员号\nY1,BR-9,2,2026-02-01 08:00,12.50,M8\nY2,BR-9,2,2026-02-01 08:00,12.50,M9\n';
  const uploaded: unknown = await (await owner.fetch('/files', { method: 'POST', body: file })).json();
  const { startImport } = await owner.ask(
    'mutation ($input: StartImportInput!) { startImport(input: $input) { id undoUntil columns { column target } } }',
    { input: { fileId: Reflect.get(Object(uploaded), 'id'), kind: 'ORDERS' } },
  );
  const { id, columns, undoUntil } = Object(startImport);
  expect(undoUntil).toBeNull();
  await owner.ask('mutation ($input: MapImportInput!) { mapImport(input: $input) { state } }', { input: { id, mapping: columns } });
  await owner.follow(progress, { id }, ({ state }) => state === 'CHECKED');
  await expect(owner.ask('mutation ($id: ID!) { undoImport(id: $id) { state } }', { id })).rejects.toThrow('CONFLICT');
  await owner.ask('mutation ($id: ID!) { commitImport(id: $id) { state } }', { id });
  await owner.follow(progress, { id }, ({ state }) => state === 'DONE');
  await owner.ask(
    'mutation { upsertCustomers(input: [{ source: "file", externalId: "M9", city: "Wuhan" }]) { updated rejected { message } } }',
  );
  const asked = `query ($id: ID!) { import(id: $id) { undoUntil changes { kind created updated } undo { restored removed kept }
    leftovers(first: 5) { totalCount nodes { kind recordId name reason places } } } }`;
  const { import: before } = await owner.ask(asked, { id });
  expect(before).toMatchObject({
    undoUntil: expect.stringContaining('T'),
    changes: [
      { kind: 'customer', created: 2, updated: 0 },
      { kind: 'order', created: 2, updated: 0 },
      { kind: 'product', created: 1, updated: 0 },
    ],
    undo: { restored: 0, removed: 0, kept: 0 },
    leftovers: { totalCount: 0 },
  });
  await owner.ask('mutation ($id: ID!) { undoImport(id: $id) { state } }', { id });
  await owner.follow(progress, { id }, ({ state }) => state === 'UNDONE');
  const { import: after } = await owner.ask(asked, { id });
  expect(after).toMatchObject({
    undoUntil: null,
    undo: { restored: 0, removed: 4, kept: 1 },
    leftovers: { totalCount: 1, nodes: [{ kind: 'customer', name: null, reason: 'CHANGED_SINCE', places: [] }] },
  });
  const [leftover] = Object(after).leftovers.nodes;
  const { node } = await owner.ask('query ($id: ID!) { node(id: $id) { ... on Customer { externalId } } }', { id: leftover.recordId });
  expect(node).toEqual({ externalId: 'M9' });
});

test('who may not run imports finds nothing of them', async () => {
  await expect(marketer.ask('{ imports { nodes { id } } }')).rejects.toThrow('GRAPHQL_VALIDATION_FAILED');
  expect((await marketer.fetch('/files', { method: 'POST', body: text })).status).toBe(404);
});
