import { beforeEach, expect, test } from 'vitest';
import { database, type Stage, stage } from '../../../test/support/builders.js';
import type { CustomerId } from '../../platform/ids.js';
import { newId } from '../../platform/ids.js';
import { recordMany as recordEvents } from '../events/index.js';
import { recordMany as recordOrders } from '../orders/index.js';
import { customerTables } from './customer-tables.js';
import { eraseCustomer, mergeCustomers, unmergeCustomers, upsertMany } from './index.js';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});

const rowsOf = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  (await database.pool.query<Record<string, unknown>>(sql, values)).rows;
const customer = async (id: CustomerId) => (await rowsOf('select * from customers where id = $1', id))[0];
const count = async (table: string, id: CustomerId): Promise<unknown> =>
  (await rowsOf(`select count(*)::int as n from ${table} where customer_id = $1`, id))[0]?.['n'];
/** All that is kept, apart from times of change and the log of merges. */
const world = async (): Promise<unknown> => {
  const names = ['customers', ...customerTables().map(({ table }) => table)];
  return Promise.all(
    names.map(async (name) => [name, await rowsOf(`select to_jsonb(t) - 'updated_at' as row from ${name} t order by to_jsonb(t)::text`)]),
  );
};

const twins = async () => {
  const kept = await on.make
    .customer({
      externalId: 'A',
      email: 'a@example.com',
      displayName: '王小明',
      tags: ['vip'],
      consents: [{ purpose: 'emailMarketing', state: 'granted', at: new Date('2026-01-01') }],
    })
    .withOrders(2, { category: 'bread' });
  const gone = await on.make
    .customer({
      externalId: 'B',
      email: 'b@example.com',
      phone: '13800008000',
      city: 'Riga',
      tags: ['new'],
      interests: [{ key: 'low-sugar' }],
      preferences: [{ key: 'flavour', value: 'sweet' }],
      consents: [
        { purpose: 'emailMarketing', state: 'withdrawn', at: new Date('2026-02-01') },
        { purpose: 'smsMarketing', state: 'granted' },
      ],
    })
    .withOrders(3, { category: 'bread', lines: 2 });
  await recordEvents(on.ctx, [{ externalId: 'e1', name: 'viewed', customer: { externalId: 'B' }, occurredAt: new Date('2026-02-01') }], {
    source: 'test',
  });
  return { keepId: kept.id, mergeId: gone.id };
};

test('a merge moves everything to the customer that stays, whose own values win', async () => {
  const { keepId, mergeId } = await twins();
  await mergeCustomers(on.ctx, { keepId, mergeId });
  expect(await customer(mergeId)).toBeUndefined();
  expect(await customer(keepId)).toMatchObject({
    email: 'a@example.com',
    phone: '+8613800008000',
    city: 'Riga',
    tags: ['vip', 'new'],
    consents: { emailMarketing: 'withdrawn', smsMarketing: 'granted' },
    reachable: ['sms'],
  });
  for (const { table } of customerTables()) expect([table, await count(table, mergeId)]).toEqual([table, 0]);
  expect([await count('orders', keepId), await count('lines', keepId), await count('events', keepId)]).toEqual([5, 8, 1]);
  const [later] = await upsertMany(on.ctx, [{ email: 'b@example.com' }], { source: 'test' });
  expect(later?.customerId).toBe(keepId);
});

test('undoing a merge brings back exactly what was there', async () => {
  const { keepId, mergeId } = await twins();
  const before = await world();
  await mergeCustomers(on.ctx, { keepId, mergeId });
  expect(await unmergeCustomers(on.ctx, mergeId)).toBe(mergeId);
  expect(await world()).toEqual(before);
  await expect(unmergeCustomers(on.ctx, mergeId)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
});

test('what happened since a merge stays with the customer that was kept', async () => {
  const { keepId, mergeId } = await twins();
  await mergeCustomers(on.ctx, { keepId, mergeId });
  await recordOrders(
    on.ctx,
    [{ externalId: 'later', customer: { externalId: 'B' }, placedAt: new Date('2026-02-20'), lines: [{ quantity: '1', unitPrice: '1' }] }],
    { source: 'test' },
  );
  await upsertMany(on.ctx, [{ externalId: 'A', city: 'Tallinn' }], { source: 'test' });
  await unmergeCustomers(on.ctx, mergeId);
  expect(await count('orders', keepId)).toBe(3);
  expect(await count('orders', mergeId)).toBe(3);
  expect(await customer(keepId)).toMatchObject({ city: 'Tallinn', phone: null, email: 'a@example.com' });
});

test('a merge of somebody who is not there, or of a customer with themselves, is refused', async () => {
  const { id } = await on.make.customer().withoutOrders();
  await expect(mergeCustomers(on.ctx, { keepId: id, mergeId: newId() })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  await expect(mergeCustomers(on.ctx, { keepId: id, mergeId: id })).rejects.toMatchObject({ extensions: { code: 'INPUT_INVALID' } });
});

test('orders that arrive while their customer is merged end with the customer that stays', async () => {
  const { keepId, mergeId } = await twins();
  const rows = Array.from({ length: 50 }, (_, n) => ({
    externalId: `during-${n}`,
    customer: { externalId: 'B' },
    placedAt: new Date('2026-02-20'),
    lines: [{ quantity: '1', unitPrice: '1' }],
  }));
  await Promise.all([
    ...rows.map(async (row) => recordOrders(on.ctx, [row], { source: 'test' })),
    mergeCustomers(on.ctx, { keepId, mergeId }),
  ]);
  expect(await count('orders', keepId)).toBe(55);
  expect(await count('orders', mergeId)).toBe(0);
  expect(await rowsOf('select 1 from order_keys where customer_id <> $1', keepId)).toEqual([]);
});

test('an erasure leaves nothing that names the person, and their orders as figures of nobody', async () => {
  const { keepId, mergeId } = await twins();
  await mergeCustomers(on.ctx, { keepId, mergeId });
  await eraseCustomer(on.ctx, keepId, 'asked by letter');
  for (const { table } of customerTables()) expect([table, await count(table, keepId)]).toEqual([table, 0]);
  expect(await rowsOf('select count(*)::int as n, bool_and(is_anonymous) as nobody from orders')).toEqual([{ n: 5, nobody: true }]);
  expect(
    await rowsOf('select count(*)::int as n from lines l join orders o on o.customer_id = l.customer_id and o.id = l.order_id'),
  ).toEqual([{ n: 8 }]);
  const everything = JSON.stringify([await world(), await rowsOf('select * from customer_merges')]);
  for (const trace of ['example.com', '王小明', '8613800008000', 'sweet', 'low-sugar']) expect(everything).not.toContain(trace);
  expect(await rowsOf('select customer_id, reason from erasures')).toEqual([{ customer_id: keepId, reason: 'asked by letter' }]);
  await expect(eraseCustomer(on.ctx, keepId, 'again')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  await expect(unmergeCustomers(on.ctx, mergeId)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
});

test('an order sent again after its buyer was erased stays nobody’s', async () => {
  const { id } = await on.make.customer({ externalId: 'X' }).withOrders(1, { externalId: 'again' });
  await eraseCustomer(on.ctx, id, 'asked by letter');
  const row = { externalId: 'again', placedAt: new Date('2026-02-01T04:00:00Z'), lines: [] };
  expect(await recordOrders(on.ctx, [row], { source: 'test' })).toMatchObject([{ outcome: 'UNCHANGED', isAnonymous: true }]);
});

test('merging and erasing need their grants', async () => {
  const marketer = (await stage({ as: 'marketer' })).ctx;
  await expect(mergeCustomers(marketer, { keepId: newId(), mergeId: newId() })).rejects.toMatchObject({
    extensions: { code: 'ACTION_FORBIDDEN' },
  });
  await expect(eraseCustomer(marketer, newId(), 'no')).rejects.toMatchObject({ extensions: { code: 'ACTION_FORBIDDEN' } });
});
