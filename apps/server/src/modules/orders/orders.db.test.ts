import { expect, test } from 'vitest';
import { platformCtx } from '../../../test/support/ctx.js';
import { templateDatabase } from '../../../test/support/database.js';
import { type OrderRow, recordMany } from './index.js';

const database = await templateDatabase();
const ctx = platformCtx(database);
const from = { source: 'pos' };
const placedAt = new Date('2026-02-01T08:00:00Z');
const loaf = { sku: 'BR-1', name: 'Loaf', category: ['Food', 'Bread'], quantity: '2', unitPrice: '12.5' };
const order = (externalId: string, more: Partial<OrderRow> = {}): OrderRow => ({
  externalId,
  placedAt,
  customer: { card: `K-${externalId}` },
  lines: [loaf],
  ...more,
});
const rowsOf = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  (await database.pool.query<Record<string, unknown>>(sql, values)).rows;
const orderOf = async (externalId: string) => (await rowsOf('select * from orders where external_id = $1', externalId))[0];
const linesOf = async (externalId: string) =>
  rowsOf(
    'select l.* from lines l join orders o on o.id = l.order_id and o.customer_id = l.customer_id where o.external_id = $1 order by l.position',
    externalId,
  );

test('an order makes its customer, product, category and store, and its totals come from its lines', async () => {
  const row = order('A1', {
    store: '西湖店',
    channel: 'store',
    discount: '3',
    shipping: '5',
    tax: '1.10',
    lines: [loaf, { ...loaf, sku: 'BR-2', quantity: '0.333', unitPrice: '9.99' }],
  });
  const [outcome] = await recordMany(ctx, [row], from);
  expect(outcome).toMatchObject({ outcome: 'CREATED', isAnonymous: false, issues: [] });
  expect(await orderOf('A1')).toMatchObject({
    subtotal: '2833',
    total: '3143',
    status: 'paid',
    kind: 'order',
    customer_id: outcome?.customerId,
  });
  expect(await rowsOf(`select key, path from categories order by key`)).toEqual([
    { key: 'bread', path: ['food', 'bread'] },
    { key: 'food', path: ['food'] },
  ]);
  expect(await rowsOf('select key, name from stores')).toEqual([{ key: 'xi-hu-dian', name: '西湖店' }]);
});

test('the same row again is unchanged and equal lines are two lines', async () => {
  const row = order('B1', { lines: [loaf, loaf] });
  await recordMany(ctx, [row], from);
  expect(await recordMany(ctx, [row], from)).toMatchObject([{ outcome: 'UNCHANGED' }]);
  expect((await linesOf('B1')).map(({ key, amount }) => [key, amount])).toEqual([
    ['BR-1|2.0000|12.500000|1', '2500'],
    ['BR-1|2.0000|12.500000|2', '2500'],
  ]);
});

test('lines are updated by their own id and added; they go only when the row is the whole order', async () => {
  await recordMany(ctx, [order('C1', { lines: [{ ...loaf, externalId: '1' }] })], from);
  await recordMany(
    ctx,
    [
      order('C1', {
        lines: [
          { ...loaf, externalId: '1', quantity: '3' },
          { ...loaf, externalId: '2' },
        ],
      }),
    ],
    from,
  );
  expect(await orderOf('C1')).toMatchObject({ subtotal: '6250' });
  await recordMany(ctx, [order('C1', { lines: [{ ...loaf, externalId: '2' }] })], from);
  expect(await linesOf('C1')).toHaveLength(2);
  expect(await recordMany(ctx, [order('C1', { lines: [{ ...loaf, externalId: '2' }] })], { ...from, wholeOrders: true })).toMatchObject([
    { outcome: 'UPDATED' },
  ]);
  expect((await linesOf('C1')).map(({ key, position }) => [key, position])).toEqual([['id:2', 0]]);
  expect(await orderOf('C1')).toMatchObject({ subtotal: '2500', total: '2500' });
});

test('negative lines make a return, and a row with both makes an order and a return of it', async () => {
  await recordMany(
    ctx,
    [order('D1', { lines: [{ ...loaf, quantity: '-1' }] }), order('D2', { lines: [loaf, { ...loaf, quantity: '-1' }] })],
    from,
  );
  expect(await orderOf('D1')).toMatchObject({ kind: 'return', total: '-1250', return_of: null });
  expect(await orderOf('D2')).toMatchObject({ kind: 'order', total: '2500' });
  expect(await orderOf('D2/return')).toMatchObject({
    kind: 'return',
    total: '-1250',
    return_of: 'D2',
    customer_id: (await orderOf('D2'))?.['customer_id'],
  });
  const later = await recordMany(ctx, [order('D1', { lines: [loaf] })], from);
  expect(later).toMatchObject([{ outcome: 'CREATED' }]);
});

test('an anonymous order gets its buyer later, and its returns with it', async () => {
  await recordMany(
    ctx,
    [order('E1', { customer: null }), order('E1-back', { customer: null, returnOf: 'E1', lines: [{ ...loaf, quantity: '-1' }] })],
    from,
  );
  expect(await orderOf('E1')).toMatchObject({ is_anonymous: true });
  expect(await rowsOf('select 1 from customers where id = $1', (await orderOf('E1'))?.['customer_id'])).toEqual([]);
  expect((await orderOf('E1-back'))?.['customer_id']).toBe((await orderOf('E1'))?.['customer_id']);
  const [outcome] = await recordMany(ctx, [order('E1', { customer: { email: 'e1@example.com' } })], from);
  expect(outcome).toMatchObject({ outcome: 'UPDATED', isAnonymous: false });
  for (const id of ['E1', 'E1-back']) expect(await orderOf(id)).toMatchObject({ is_anonymous: false, customer_id: outcome?.customerId });
  expect((await linesOf('E1')).map(({ customer_id }) => customer_id)).toEqual([outcome?.customerId]);
  expect(await rowsOf(`select distinct customer_id from order_keys where external_id in ('E1', 'E1-back/return')`)).toEqual([
    { customer_id: outcome?.customerId },
  ]);
  expect(await recordMany(ctx, [order('E1', { customer: null })], from)).toMatchObject([{ outcome: 'UNCHANGED' }]);
});

test('a return that names an order of a known buyer is theirs', async () => {
  const [sold] = await recordMany(ctx, [order('F1')], from);
  const [back] = await recordMany(ctx, [order('F1-back', { customer: null, returnOf: 'F1', lines: [{ ...loaf, quantity: '-1' }] })], from);
  expect(back).toMatchObject({ isAnonymous: false, customerId: sold?.customerId });
  expect(await rowsOf(`select customer_id from order_keys where external_id = 'F1-back/return'`)).toEqual([
    { customer_id: sold?.customerId },
  ]);
});

test('an order of a file whose customer has only an unusable e-mail is anonymous, with a warning', async () => {
  const row = order('N1', { customer: { email: 'nobody' } });
  const noted = { ...from, invalidContact: 'note' } as const;
  expect(await recordMany(ctx, [row], noted)).toMatchObject([
    { outcome: 'CREATED', isAnonymous: true, issues: [{ path: 'customer.email', code: 'FIELD_INVALID', severity: 'WARNING' }] },
  ]);
  expect(await recordMany(ctx, [row], noted)).toMatchObject([{ outcome: 'UNCHANGED' }]);
});

test('a cancelled order keeps its lines but they count no more', async () => {
  await recordMany(ctx, [order('G1')], from);
  expect(await recordMany(ctx, [order('G1', { status: 'cancelled', lines: [] })], from)).toMatchObject([{ outcome: 'UPDATED' }]);
  expect((await linesOf('G1')).map(({ counts }) => counts)).toEqual([false]);
});

test('bad rows are refused with their places and the rest go in', async () => {
  const outcomes = await recordMany(
    ctx,
    [
      order('H1', { currency: 'EUR' }),
      order('H2', { placedAt: new Date('2026-03-02T01:00:00Z') }),
      order('H3', {
        lines: [
          { ...loaf, quantity: 'two' },
          { ...loaf, unitPrice: '-1' },
        ],
      }),
      order('H4', { lines: [] }),
      order('H5', { customer: { email: 'no' } }),
      order('H6', { discount: '0.001', status: 'lost' }),
      order('H7', { placedAt: new Date('2026-03-01T20:00:00Z') }),
      order(' '),
    ],
    from,
  );
  expect(outcomes.map(({ outcome, issues }) => [outcome, ...issues.map(({ path, code }) => `${path} ${code}`)])).toEqual([
    ['REJECTED', 'currency CURRENCY_MISMATCH'],
    ['REJECTED', 'placedAt DATE_IN_FUTURE'],
    ['REJECTED', 'lines.0.quantity FIELD_INVALID', 'lines.1.unitPrice FIELD_INVALID'],
    ['REJECTED', 'lines FIELD_MISSING'],
    ['REJECTED', 'customer.email FIELD_INVALID'],
    ['REJECTED', 'status FIELD_INVALID', 'discount FIELD_INVALID'],
    ['CREATED'],
    ['REJECTED', 'externalId FIELD_MISSING'],
  ]);
  expect(await rowsOf(`select 1 from orders where external_id in ('H1', 'H2', 'H3', 'H4', 'H5', 'H6')`)).toEqual([]);
});

test('callers that record the same orders at once end with one of each', async () => {
  const batch = Array.from({ length: 30 }, (_, n) =>
    order(`P${n}`, { customer: { card: `P${n % 10}` }, lines: [loaf, { ...loaf, sku: `P${n}` }] }),
  );
  const all = await Promise.all(
    [batch, batch.toReversed(), batch.slice(10).concat(batch.slice(0, 10))].map(async (rows) => recordMany(ctx, rows, from)),
  );
  expect(all.flat().filter(({ outcome }) => outcome === 'CREATED')).toHaveLength(30);
  expect(await rowsOf(`select count(*)::int as orders from orders where external_id like 'P%'`)).toEqual([{ orders: 30 }]);
  expect(
    await rowsOf(`select count(*)::int as lines from lines l join orders o on o.id = l.order_id where o.external_id like 'P%'`),
  ).toEqual([{ lines: 60 }]);
});

test('a thousand orders of four lines go in at once and again without change', async () => {
  const batch = Array.from({ length: 1000 }, (_, n) =>
    order(`T${n}`, {
      customer: { card: `T${n % 700}` },
      lines: [1, 2, 3, 4].map((at) => ({ ...loaf, sku: `T-${(n * at) % 300}`, quantity: String(at) })),
    }),
  );
  const first = await recordMany(ctx, batch, from);
  const again = await recordMany(ctx, batch, from);
  expect(first.every(({ outcome }) => outcome === 'CREATED')).toBe(true);
  expect(again.every(({ outcome }) => outcome === 'UNCHANGED')).toBe(true);
});
