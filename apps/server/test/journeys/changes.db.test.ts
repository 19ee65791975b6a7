import { beforeEach, expect, test } from 'vitest';
import { forgetChanges } from '../../src/platform/changes.js';
import { newId, toGlobalId } from '../../src/platform/ids.js';
import { buildMasterSchema } from '../../src/schema.js';
import { database, stage } from '../support/builders.js';
import { type Client, serveGraph } from '../support/serve-graph.js';

const master = buildMasterSchema();
const graph = await serveGraph(database, master);
beforeEach(async () => {
  await stage();
});

/** Mutations that touch nothing a condition can see, or only segments themselves. Imports write through the services behind the bulk doors. */
const silent = [
  'archiveSegment cancelImport commitImport createFirstOwner createSegment defineAttribute discardSegmentDraft exportSegment',
  'freezeSegment mapImport overrideMember pauseImport refreshSegment refreshSegments restoreSegment resumeImport saveSegmentDraft setLocale signIn',
  'correctImportValue defineColumnAttribute signOut startImport startWithOwnData undoImport updateOrganisation updateSegment',
  'addNote cancelJob exportRecords readImportAs discardQuery discardView removeNote renameCategory retryJob saveQuery saveView',
  'approveRoleChange changeRoles createRole deleteRole refuseRoleChange inviteUser newPasswordLink updateUser disableUser enableUser',
  'endUserSessions endSession endOtherSessions changePassword setPassword seeAs stopSeeingAs revealField',
  'startSecondFactor confirmSecondFactor removeSecondFactor resetSecondFactor requestPasswordLink',
  'fitValueModels scoreCustomers setRfmRule setLifecycleRules saveQuestion discardQuestion saveDashboard discardDashboard',
  'createWebhook endWebhook replayDelivery verifyAudit createApiClient createApiCredential revokeApiClient revokeApiCredential',
  'updateApiClient refreezeSharedSegments addApiDocument removeApiDocument',
].flatMap((line) => line.split(' '));
const loud = [
  'addChurnReason removeChurnReason confirmCustomer editProducts eraseCustomer mergeCustomers recordEvents recordOrders unmergeCustomers upsertCustomers upsertProducts',
].flatMap((line) => line.split(' '));

test('every mutation is known to leave changes, or known not to', () => {
  expect(Object.keys(master.getMutationType()?.getFields() ?? {}).toSorted()).toEqual([...silent, ...loud].toSorted());
});

/** What a door leaves: kinds with the customers they name, and whether all of it was written by the transaction of the change. */
async function leaves(write: () => Promise<unknown>): Promise<readonly string[]> {
  await database.pool.query('truncate changes');
  await write();
  const { rows } = await database.pool.query<{ kind: string; customer: string | null }>(
    `select kind, coalesce(c.external_id, changes.customer_id::text) as customer from changes left join customers c on c.id = customer_id`,
  );
  const kinds = [...new Set(rows.map(({ kind }) => kind))].toSorted();
  return kinds.map((kind) => {
    const named = rows.filter((row) => row.kind === kind).map(({ customer }) => customer ?? 'all');
    return `${kind} ${[...new Set(named)].toSorted().join(' ')}`;
  });
}

const order = (externalId: string, customer: object | null, more: object = {}) => ({
  externalId,
  ...(customer ? { customer } : {}),
  placedAt: '2026-02-01T08:00:00+08:00',
  lines: [{ sku: 'BR-1', name: 'Loaf', category: ['Bread'], quantity: '2', unitPrice: '12.50' }],
  ...more,
});
const asked = async (client: Client, text: string, input: unknown): Promise<void> => {
  const { body } = await client.ask(text, { input });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
};
const customers = 'mutation ($input: [CustomerInput!]!) { upsertCustomers(input: $input) { created } }';
const orders = 'mutation ($input: [OrderInput!]!) { recordOrders(input: $input) { created rejected { code } } }';
const events = 'mutation ($input: [EventInput!]!) { recordEvents(input: $input) { created } }';
const products = 'mutation ($input: [ProductInput!]!) { upsertProducts(input: $input) { created } }';

test('each writing door notes whom it changed, and nobody when nothing changed', async () => {
  const owner = await graph.signedInAs('owner');
  expect(await leaves(() => asked(owner, customers, [{ externalId: 'A', city: 'Riga' }, { externalId: 'B' }]))).toEqual(['customers A B']);
  expect(await leaves(() => asked(owner, customers, [{ externalId: 'A', city: 'Riga' }]))).toEqual([]);
  expect(
    await leaves(() => asked(owner, customers, [{ externalId: 'A', consents: [{ purpose: 'emailMarketing', state: 'GRANTED' }] }])),
  ).toEqual(['consents A']);
  expect(await leaves(() => asked(owner, orders, [order('1', { externalId: 'A' })]))).toEqual(['orders A']);
  expect(await leaves(() => asked(owner, orders, [order('1', { externalId: 'A' })]))).toEqual([]);
  expect(await leaves(() => asked(owner, orders, [order('1', { externalId: 'A' }, { status: 'CANCELLED' })]))).toEqual(['orders A']);
  expect(await leaves(() => asked(owner, orders, [order('1', { externalId: 'B' })]))).toEqual(['orders A B']);
  expect(await leaves(() => asked(owner, orders, [order('2', null)]))).toEqual([]);
  expect(await leaves(() => asked(owner, orders, [order('2', { externalId: 'A' })]))).toEqual(['orders A']);
  expect(await leaves(() => asked(owner, orders, [order('3', { externalId: 'C' })]))).toEqual(['customers C', 'orders C']);
  expect(
    await leaves(() => asked(owner, events, [{ name: 'viewed', customer: { externalId: 'A' }, occurredAt: '2026-02-02T00:00:00Z' }])),
  ).toEqual(['events A']);
});

test('a product that is known already and looks different now is noted for every buyer, whatever of it changed', async () => {
  const owner = await graph.signedInAs('owner');
  expect(await leaves(() => asked(owner, products, [{ externalId: 'P', name: 'Loaf', category: ['Bread'] }]))).toEqual([]);
  for (const change of [{ name: 'Rye loaf' }, { category: ['Cake'] }, { brand: 'Yili' }, { facets: [{ key: 'origin', value: 'Yunnan' }] }])
    expect(await leaves(() => asked(owner, products, [{ externalId: 'P', ...change }]))).toEqual(['products all']);
  expect(await leaves(() => asked(owner, products, [{ externalId: 'P', brand: 'Yili' }]))).toEqual([]);
});

const idOf = async (table: string, type: string): Promise<string> =>
  toGlobalId(type, (await database.pool.query<{ id: string }>(`select id from ${table}`)).rows[0]?.id ?? '');

test('an edit of products is noted for every buyer, a confirmed detail for the customer', async () => {
  const owner = await graph.signedInAs('owner');
  await asked(owner, products, [{ externalId: 'P', name: 'Loaf' }]);
  await asked(owner, customers, [{ externalId: 'A', city: 'Riga' }]);
  const edit = { ids: [await idOf('products', 'Product')], addTags: ['new'] };
  const editing = 'mutation ($input: EditProductsInput!) { editProducts(input: $input) }';
  expect(await leaves(() => asked(owner, editing, edit))).toEqual(['products all']);
  expect(await leaves(() => asked(owner, editing, edit))).toEqual([]);
  const confirmed = { id: await idOf('customers', 'Customer'), fields: ['city'] };
  const confirming = 'mutation ($input: ConfirmCustomerInput!) { confirmCustomer(input: $input) { id } }';
  expect(await leaves(() => asked(owner, confirming, confirmed))).toEqual(['customers A']);
});

const everything = (names: string) => ['consents', 'customers', 'events', 'orders', 'scores'].map((kind) => `${kind} ${names}`);

test('merging, undoing it and erasing note both customers, for everything of theirs', async () => {
  const owner = await graph.signedInAs('owner');
  await asked(owner, customers, [{ externalId: 'A' }, { externalId: 'B' }]);
  const { rows } = await database.pool.query<{ id: string }>('select id from customers order by external_id');
  const [keep, gone] = rows.map(({ id }) => ({ id, global: toGlobalId('Customer', id) }));
  expect(
    await leaves(() =>
      asked(owner, 'mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { id } }', {
        keepId: keep?.global,
        mergeId: gone?.global,
      }),
    ),
  ).toEqual(everything([gone?.id ?? '', 'A'].toSorted().join(' ')));
  const { rows: merges } = await database.pool.query<{ id: string }>('select id from customer_merges');
  expect(
    await leaves(() => owner.ask(`mutation { unmergeCustomers(mergeId: "${toGlobalId('Merge', merges[0]?.id ?? '')}") { id } }`)),
  ).toEqual(everything('A B'));
  expect(await leaves(() => owner.ask(`mutation { eraseCustomer(id: "${keep?.global}", reason: "asked") }`))).toEqual(
    everything(keep?.id ?? ''),
  );
});

test('a change is written by the transaction that made it, and forgotten after a week, but for the latest', async () => {
  const { make } = await stage();
  await make.customer({ externalId: 'A' }).withoutOrders();
  const { rows } = await database.pool.query(`select changes.xmin = c.xmin as same from changes join customers c on c.id = customer_id`);
  expect(rows).toEqual([{ same: true }]);
  await database.pool.query(
    `insert into changes (kind, customer_id, changed_at) select 'orders', $1, '2026-03-01'::timestamptz + n * '1 day'::interval from generate_series(1, 3) n`,
    [newId()],
  );
  await forgetChanges(database.pool, new Date('2026-03-10T00:00:00Z'));
  expect((await database.pool.query('select changed_at::date::text as day from changes order by id')).rows).toEqual([
    { day: '2026-03-03' },
    { day: '2026-03-04' },
  ]);
  await forgetChanges(database.pool, new Date('2026-05-10T00:00:00Z'));
  expect((await database.pool.query('select from changes')).rowCount).toBe(1);
});
