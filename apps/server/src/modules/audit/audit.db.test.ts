import { expect, test } from 'vitest';
import { platformCtx } from '../../../test/support/ctx.js';
import { templateDatabase } from '../../../test/support/database.js';
import { shopServer } from '../../../test/support/shop-server.js';
import { Change } from '../../platform/audit/trail.js';
import { inTransaction } from '../../platform/transaction.js';
import { entities } from '../../product.js';

const database = await templateDatabase(entities);
const { signedInAs } = await shopServer(database);
const owner = await signedInAs('owner');
const marketer = await signedInAs('marketer');
await owner.ask('mutation ($input: [CustomerInput!]!) { upsertCustomers(input: $input) { created } }', {
  input: [
    { externalId: '1', displayName: 'Wang Fang', email: 'wang@example.com', city: 'Hangzhou' },
    { externalId: '2', displayName: 'Li Lei', email: 'li@example.com', city: 'Suzhou' },
  ],
});

interface Row {
  readonly kind: string;
  readonly action: string;
  readonly result: string;
  readonly code: string | null;
  readonly actor: string | null;
  readonly fields: readonly string[];
  readonly subjects: readonly string[];
  readonly rows: number;
  readonly detail: unknown;
}
const entries = async (since = ''): Promise<readonly Row[]> => {
  const { rows } = await database.pool.query<Row>('select * from audit_log where id::text > $1 order by id', [since]);
  return rows;
};
/** What an act leaves in the log. */
const leaves = async (work: () => Promise<unknown>): Promise<readonly Row[]> => {
  const [last] = await database.dataSource.query<{ id: string }[]>('select id::text from audit_log order by id desc limit 1');
  await work();
  return entries(last?.id);
};
const { rows: ids } = await database.pool.query<{ id: string }>('select id from customers order by external_id');
const subjects = ids.map(({ id }) => `Customer:${id}`);

const fieldsOf = async (query: string) => (await leaves(() => owner.ask(query)))[0]?.fields;

test('a write is on record with its fields and customers, but never what they say', async () => {
  const [entry, ...more] = await leaves(() =>
    owner.ask('mutation { upsertCustomers(input: [{ externalId: "1", city: "Riga", phone: "+8613800138000" }]) { updated } }'),
  );
  expect(more).toEqual([]);
  expect(entry).toMatchObject({ kind: 'WRITE', action: 'upsertCustomers', result: 'OK', rows: 1, subjects: [subjects[0]] });
  expect(entry?.fields).toEqual(['Customer.city', 'Customer.externalId', 'Customer.phone']);
  expect(JSON.stringify(entry)).not.toContain('Riga');
  expect(JSON.stringify(entry)).not.toContain('13800138000');
});

test('a change that is rolled back leaves nothing, one that is committed exactly one entry', async () => {
  const ctx = platformCtx(database);
  const actor = { userId: null, clientId: null, name: 'x', address: null };
  const change = new Change(actor, { kind: 'WRITE', action: 'test', fields: [], subjects: [], rows: 0 });
  const rolledBack = () => inTransaction({ ...ctx, change }, () => Promise.reject(new Error('no')));
  expect(await leaves(() => rolledBack().catch(() => undefined))).toEqual([]);
  const twice = async () => {
    await inTransaction({ ...ctx, change }, async () => undefined);
    await inTransaction({ ...ctx, change }, async () => undefined);
  };
  expect(await leaves(twice)).toHaveLength(1);
});

test('a refused write is on record with its code', async () => {
  const found = await leaves(() =>
    owner.ask('mutation { createSegment(input: { name: "x", condition: "nothing = 1" }) { id } }').catch(() => undefined),
  );
  expect(found).toMatchObject([{ kind: 'WRITE', action: 'createSegment', result: 'REFUSED', code: 'CONDITION_INVALID' }]);
});

test('reading who somebody is or how to reach them is on record: once an operation, with fields, rows and whose', async () => {
  const found = await leaves(() => owner.ask('{ customers { nodes { id email orders { nodes { id } } } } segments { nodes { id } } }'));
  expect(found).toMatchObject([{ kind: 'READ', action: 'customers, segments', fields: ['Customer.email'], rows: 2 }]);
  expect(found[0]?.subjects.toSorted()).toEqual(subjects.toSorted());
  expect(await leaves(() => owner.ask('{ customers { nodes { id city ordersCount } } }'))).toEqual([]);
});

test('a row that is read only to know whether more follow is not on record', async () => {
  const found = await leaves(() => owner.ask('{ customers(first: 1) { nodes { email } } }'));
  expect(found).toMatchObject([{ rows: 1 }]);
});

test('what is masked is no read of it', async () => {
  const found = await leaves(() => marketer.ask('{ customers { nodes { email displayName } } }'));
  expect(found).toMatchObject([{ fields: ['Customer.displayName'] }]);
});

test('finding people by what identifies them is on record too, in conditions, by keys and by search', async () => {
  expect(await fieldsOf('{ customers(where: "email is present") { totalCount } }')).toEqual(['Customer.email']);
  expect(await fieldsOf('{ customers(search: "wang") { totalCount } }')).toContain('Customer.displayName');
});

test('what leaves as a file is on record when it is asked for and when it is written', async () => {
  const found = await leaves(async () => {
    await owner.ask('mutation { exportRecords(input: { kind: CUSTOMERS, purpose: "a letter" }) { id } }');
    await expect.poll(async () => (await entries()).at(-1)?.action, { timeout: 20_000 }).toBe('exports.write');
  });
  expect(found).toMatchObject([
    { kind: 'EXPORT', action: 'exportRecords', detail: { purpose: 'a letter' } },
    { kind: 'EXPORT', action: 'exports.write', rows: 2 },
  ]);
});

const tries = (address: string, password: string) =>
  owner
    .ask('mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { user { id } } }', {
      email: address,
      password,
    })
    .catch(() => undefined);

test('signing in is on record, also where it fails, and never what was typed', async () => {
  const { rows } = await database.pool.query<{ email: string }>(`select email from users where name = 'owner'`);
  const email = rows[0]?.email ?? '';
  expect(await leaves(() => tries(email, 'hunter2'))).toMatchObject([
    { kind: 'SIGN_IN', action: 'signIn', result: 'REFUSED', code: 'UNAUTHENTICATED', actor: email },
  ]);
  const unknown = await leaves(() => tries('hunter2', email));
  expect(unknown).toMatchObject([{ kind: 'SIGN_IN', result: 'REFUSED', actor: null }]);
  expect(JSON.stringify(unknown)).not.toContain('hunter2');
  expect(await leaves(() => tries(email, 'correct horse'))).toMatchObject([{ kind: 'SIGN_IN', result: 'OK', actor: email }]);
});

test('an owner searches the log by who, what, field, whose, result and time', async () => {
  const asked = async (filter: object) => {
    const { auditLog } = await owner.ask(
      'query ($filter: AuditFilter) { auditLog(filter: $filter) { totalCount nodes { action kind fields subjects result } } }',
      { filter },
    );
    return Object(auditLog) as { totalCount: number; nodes: { action: string; kind: string; fields: string[]; result: string }[] };
  };
  expect((await asked({ kind: 'EXPORT' })).totalCount).toBe(2);
  expect((await asked({ result: 'REFUSED', action: 'signin' })).nodes.every(({ action }) => action === 'signIn')).toBe(true);
  expect((await asked({ field: 'Customer.email' })).nodes.every(({ fields }) => fields.includes('Customer.email'))).toBe(true);
  const { customers } = await owner.ask('{ customers(where: "city = \\"Suzhou\\"") { nodes { id } } }');
  const id: unknown = Object(customers).nodes[0].id;
  const whose = await asked({ subject: id, kind: 'READ' });
  expect(whose.totalCount).toBeGreaterThan(0);
  expect((await asked({ who: 'marketer', kind: 'READ' })).totalCount).toBe(1);
  expect((await asked({ until: '2020-01-01T00:00:00Z' })).totalCount).toBe(0);
  await expect(marketer.ask('{ auditLog { totalCount } }')).rejects.toThrow('GRAPHQL_VALIDATION_FAILED');
});

test('pages of the log follow each other without gap', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { auditLog } = await owner.ask(
      'query ($after: String) { auditLog(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    const { nodes, pageInfo } = Object(auditLog);
    for (const { id } of nodes) seen.push(id);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe((await entries()).length);
});

test('the log is sealed soon, verified by a button and on record as such, and leaves as a signed file', async () => {
  const unsealed = async () => Object((await owner.ask('{ auditState { unsealed sealed signedTo publicKey } }'))['auditState']);
  await expect.poll(async () => (await unsealed()).unsealed, { timeout: 20_000 }).toBe(0);
  const { verifyAudit } = await owner.ask('mutation { verifyAudit { sound checked faults { code from to } } }');
  expect(verifyAudit).toMatchObject({ sound: true, faults: [] });
  expect((await entries()).at(-1)).toMatchObject({ action: 'verifyAudit', detail: { sound: true } });
  const { auditState } = await owner.ask('{ auditState { verifiedAt } }');
  expect(Object(auditState).verifiedAt).not.toBeNull();
  const file = await (await owner.fetch('/audit.jsonl?kind=EXPORT')).text();
  const lines = file
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  const { createHash, createPublicKey, verify } = await import('node:crypto');
  const end = Object(lines.at(-1));
  const sha256 = createHash('sha256')
    .update(file.slice(0, file.lastIndexOf('\n', file.length - 2) + 1))
    .digest();
  expect(end).toMatchObject({ entries: lines.length - 1, sha256: sha256.toString('hex') });
  expect(verify(null, sha256, createPublicKey(end.publicKey), Buffer.from(end.signature, 'base64url'))).toBe(true);
  expect((await marketer.fetch('/audit.jsonl')).status).toBe(404);
});
