import { expect, test } from 'vitest';
import { platformCtx } from '../../../test/support/ctx.js';
import { templateDatabase } from '../../../test/support/database.js';
import { resolveKeys, upsertMany } from './index.js';

const database = await templateDatabase();
const ctx = platformCtx(database);
const from = { source: 'shop' };
const customer = async (id: string | undefined): Promise<Record<string, unknown> | undefined> =>
  (await database.pool.query<Record<string, unknown>>('select * from customers where id = $1', [id])).rows[0];

test('a new customer is created, the same row again is unchanged, a changed one updates', async () => {
  const row = {
    externalId: 'A1',
    email: ' Chen@Example.COM ',
    phone: '138 0000 8000',
    displayName: '王小明',
    birthDate: '1990-05-01',
    gender: 'female',
    tags: ['vip'],
  };
  const [created] = await upsertMany(ctx, [row], from);
  expect(created).toMatchObject({ outcome: 'CREATED', issues: [] });
  expect((await upsertMany(ctx, [row], from))[0]).toEqual({ index: 0, outcome: 'UNCHANGED', customerId: created?.customerId, issues: [] });
  expect((await upsertMany(ctx, [{ externalId: 'A1', city: 'Hangzhou' }], from))[0]).toMatchObject({
    outcome: 'UPDATED',
    customerId: created?.customerId,
  });
  expect(await customer(created?.customerId)).toMatchObject({
    email: 'chen@example.com',
    phone: '+8613800008000',
    city: 'Hangzhou',
    display_name: '王小明',
    birth_date: '1990-05-01',
    search_text: '王小明 wangxiaoming wxm',
  });
});

test('empty values keep what is there and an empty list of tags removes them', async () => {
  const [made] = await upsertMany(ctx, [{ card: 'K1', city: 'Riga', tags: ['vip'] }], from);
  await upsertMany(ctx, [{ card: 'K1', city: ' ', tags: null }], from);
  expect(await customer(made?.customerId)).toMatchObject({ city: 'Riga', tags: ['vip'] });
  await upsertMany(ctx, [{ card: 'K1', tags: [] }], from);
  expect(await customer(made?.customerId)).toMatchObject({ city: 'Riga', tags: [] });
});

test('a thousand customers go in at once and again without change', async () => {
  const rows = Array.from({ length: 1000 }, (_, n) => ({
    externalId: `N${n}`,
    email: `n${n}@example.com`,
    displayName: `王小明${n}`,
    city: '杭州',
    tags: ['vip'],
  }));
  expect((await upsertMany(ctx, rows, from)).every(({ outcome }) => outcome === 'CREATED')).toBe(true);
  expect((await upsertMany(ctx, rows, from)).every(({ outcome }) => outcome === 'UNCHANGED')).toBe(true);
});

test('a bad row is refused with its places and the rest go in', async () => {
  const outcomes = await upsertMany(
    ctx,
    [{ externalId: 'B1', email: 'no' }, { externalId: 'B2', birthDate: '2031-01-01', gender: 'x' }, { city: 'Riga' }, { externalId: 'B4' }],
    from,
  );
  expect(outcomes.map(({ outcome, issues }) => [outcome, ...issues.map(({ path, code }) => `${path} ${code}`)])).toEqual([
    ['REJECTED', 'email FIELD_INVALID'],
    ['REJECTED', 'birthDate DATE_IN_FUTURE', 'gender FIELD_INVALID'],
    ['REJECTED', 'externalId FIELD_MISSING'],
    ['CREATED'],
  ]);
});

test('a file keeps an unusable e-mail with its problem and finds nobody by it', async () => {
  const noted = { source: 'file', invalidContact: 'note' } as const;
  const [first, second, third] = await upsertMany(
    ctx,
    [{ externalId: 'F1', email: 'nobody' }, { externalId: 'F2', email: 'nobody' }, { email: 'nobody' }],
    noted,
  );
  expect(first).toMatchObject({ outcome: 'CREATED', issues: [{ path: 'email', code: 'FIELD_INVALID', severity: 'WARNING' }] });
  expect(second?.customerId).not.toBe(first?.customerId);
  expect(third).toMatchObject({ outcome: 'REJECTED', issues: [{ severity: 'WARNING' }, { path: 'externalId', code: 'FIELD_MISSING' }] });
  expect(await customer(first?.customerId)).toMatchObject({ email: 'nobody', email_problem: 'invalid' });
});

test('keys of two customers: the first in the order of belief wins and the other stays where it is', async () => {
  const [one, two] = await upsertMany(ctx, [{ externalId: 'C1' }, { email: 'c2@example.com' }], from);
  const [both] = await upsertMany(ctx, [{ externalId: 'C1', email: 'c2@example.com', city: 'Riga' }], from);
  expect(both).toMatchObject({
    outcome: 'UPDATED',
    customerId: one?.customerId,
    issues: [{ path: 'email', code: 'IDENTITY_CONFLICT', severity: 'WARNING' }],
  });
  expect(await customer(one?.customerId)).toMatchObject({ email: null, city: 'Riga' });
  expect(await customer(two?.customerId)).toMatchObject({ email: 'c2@example.com' });
});

test('two rows of one call for one customer merge in order', async () => {
  const outcomes = await upsertMany(
    ctx,
    [{ card: 'D1', city: 'Riga' }, { card: 'D1', email: 'd1@example.com', city: 'Tallinn' }, { email: 'd1@example.com' }],
    from,
  );
  expect(new Set(outcomes.map(({ customerId }) => customerId)).size).toBe(1);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['CREATED', 'UPDATED', 'UNCHANGED']);
  expect(await customer(outcomes[0]?.customerId)).toMatchObject({ city: 'Tallinn', email: 'd1@example.com' });
});

test('a new e-mail becomes the primary one and the old one still finds the customer', async () => {
  const [made] = await upsertMany(ctx, [{ card: 'E1', email: 'old@example.com' }], from);
  await upsertMany(ctx, [{ card: 'E1', email: 'new@example.com' }], from);
  const { rows } = await database.pool.query('select value, is_primary from contact_points where customer_id = $1 order by value', [
    made?.customerId,
  ]);
  expect(rows).toEqual([
    { value: 'new@example.com', is_primary: true },
    { value: 'old@example.com', is_primary: false },
  ]);
  expect((await upsertMany(ctx, [{ email: 'old@example.com', city: 'Riga' }], from))[0]?.customerId).toBe(made?.customerId);
});

test('custom attributes are checked against their definitions', async () => {
  await database.pool.query(
    `insert into attribute_definitions values (gen_random_uuid(), 'shoeSize', 'number', 'demographic', 'Shoe size', '鞋码', now()) on conflict do nothing`,
  );
  const outcomes = await upsertMany(
    ctx,
    [
      { card: 'G1', attributes: [{ key: 'shoeSize', value: '42' }] },
      {
        card: 'G2',
        attributes: [
          { key: 'shoeSize', value: 'big' },
          { key: 'no', value: 1 },
        ],
      },
    ],
    from,
  );
  expect(await customer(outcomes[0]?.customerId)).toMatchObject({ attributes: { shoeSize: 42 } });
  expect(outcomes[1]?.issues.map(({ path }) => path)).toEqual(['attributes.0', 'attributes.1']);
});

test('many callers that create the same customers at once end with one of each', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({ externalId: `P${n}`, email: `p${n}@example.com`, card: `P${n}` }));
  const shuffled = (turn: number) => rows.map((_, n) => rows[(n * 7 + turn * 11) % rows.length] ?? {});
  const all = await Promise.all([0, 1, 2, 3, 4, 5].map(async (turn) => upsertMany(ctx, shuffled(turn), from)));
  expect(all.flat().filter(({ outcome }) => outcome === 'CREATED')).toHaveLength(40);
  expect(new Set(all.flat().map(({ customerId }) => customerId)).size).toBe(40);
  expect((await database.pool.query(`select count(*)::int as n from customers where external_id like 'P%'`)).rows).toEqual([{ n: 40 }]);
});

test('keys find known customers and make unknown ones', async () => {
  const [made] = await upsertMany(ctx, [{ card: 'R1', email: 'r1@example.com' }], from);
  const resolved = await ctx.db.transaction(async (db) =>
    resolveKeys({ ...ctx, db }, [{ email: 'R1@example.com' }, { card: 'R2' }, { email: 'broken' }, { card: 'R2' }], from),
  );
  expect(resolved[0]).toEqual({ customerId: made?.customerId, issues: [] });
  expect(resolved[1]?.customerId).toBeDefined();
  expect(resolved[2]).toMatchObject({ issues: [{ code: 'FIELD_INVALID' }] });
  expect(resolved[3]?.customerId).toBe(resolved[1]?.customerId);
});

test('a social account finds its customer again, belongs to one, and a WeChat account is a way to reach them', async () => {
  const social = [{ network: 'WeChat', account: 'wx-77' }];
  const [made] = await upsertMany(ctx, [{ social, displayName: '李雷' }], from);
  expect((await upsertMany(ctx, [{ social, city: 'Suzhou' }], from))[0]).toMatchObject({
    outcome: 'UPDATED',
    customerId: made?.customerId,
  });
  const [other] = await upsertMany(ctx, [{ card: 'K-social', social }], from);
  expect(other).toMatchObject({ customerId: made?.customerId });
  const [taken] = await upsertMany(ctx, [{ externalId: 'S9' }], from);
  expect((await upsertMany(ctx, [{ externalId: 'S9', social }], from))[0]).toMatchObject({
    customerId: taken?.customerId,
    issues: [{ path: 'social.0', code: 'IDENTITY_CONFLICT' }],
  });
  const points = await database.pool.query('select kind, value from contact_points where customer_id = $1', [made?.customerId]);
  expect(points.rows).toEqual([{ kind: 'wechat', value: 'wx-77' }]);
});

test('what was checked with the customer is noted with its time, the latest check counts, and an unknown field is refused', async () => {
  const [made] = await upsertMany(
    ctx,
    [{ card: 'K-checked', verifications: [{ field: 'phone', at: new Date('2026-01-05T00:00:00Z') }] }],
    from,
  );
  const again = (at: string) => upsertMany(ctx, [{ card: 'K-checked', verifications: [{ field: 'phone', at: new Date(at) }] }], from);
  expect((await again('2026-01-01T00:00:00Z'))[0]).toMatchObject({ outcome: 'UNCHANGED' });
  expect((await again('2026-02-01T00:00:00Z'))[0]).toMatchObject({ outcome: 'UPDATED' });
  const checks = await database.pool.query('select field, verified_at from field_verifications where customer_id = $1', [made?.customerId]);
  expect(checks.rows).toEqual([{ field: 'phone', verified_at: new Date('2026-02-01T00:00:00Z') }]);
  expect((await upsertMany(ctx, [{ card: 'K-checked', verifications: [{ field: 'shoe' }] }], from))[0]).toMatchObject({
    outcome: 'REJECTED',
    issues: [{ path: 'verifications.0.field', code: 'FIELD_INVALID' }],
  });
});
