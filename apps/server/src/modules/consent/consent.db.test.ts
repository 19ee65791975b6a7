import { beforeEach, expect, test } from 'vitest';
import { database, type Stage, stage } from '../../../test/support/builders.js';
import type { CustomerId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { type ConsentDecision, recordConsents, upsertCustomers } from './index.js';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});

const rowsOf = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  (await database.pool.query<Record<string, unknown>>(sql, values)).rows;
const seen = async (id: CustomerId) => (await rowsOf('select consents, reachable from customers where id = $1', id))[0];
const decide = async (...decisions: ConsentDecision[]) =>
  inTransaction(on.ctx, async (tx) => recordConsents(tx, decisions, tx.viewer.userId));

const outcomes = async (...rows: Parameters<typeof upsertCustomers>[1]) =>
  (await upsertCustomers(on.ctx, rows, { source: 'test' })).map(({ outcome }) => outcome);

test('a channel is reachable when its contact is valid and marketing on it was granted', async () => {
  const { id } = await on.make.customer({ email: 'a@example.com' }).withoutOrders();
  await decide(
    { customerId: id, purpose: 'emailMarketing', state: 'granted', source: 'form' },
    { customerId: id, purpose: 'smsMarketing', state: 'granted', source: 'form' },
  );
  expect(await seen(id)).toEqual({ consents: { emailMarketing: 'granted', smsMarketing: 'granted' }, reachable: ['email'] });
  await upsertCustomers(on.ctx, [{ email: 'a@example.com', phone: '13800008000' }], { source: 'test' });
  expect(await seen(id)).toMatchObject({ reachable: ['email', 'sms'] });
  await decide({ customerId: id, purpose: 'emailMarketing', state: 'withdrawn', source: 'form' });
  expect(await seen(id)).toMatchObject({ reachable: ['sms'] });
});

test('the latest decision by its own moment is in force, whenever it arrives, and each is logged once', async () => {
  const { id } = await on.make.customer().withoutOrders();
  const objected = { customerId: id, purpose: 'profiling', state: 'objected', source: 'letter', at: new Date('2026-02-01') } as const;
  await decide(objected);
  await decide({ ...objected, state: 'granted', at: new Date('2026-01-01') }, objected);
  expect(await seen(id)).toMatchObject({ consents: { profiling: 'objected' } });
  expect(await rowsOf('select state from consent_log where customer_id = $1 order by at', id)).toEqual([
    { state: 'granted' },
    { state: 'objected' },
  ]);
});

test('of two decisions of one moment the one that does not agree is in force', async () => {
  const { id } = await on.make.customer().withoutOrders();
  const at = new Date('2026-02-01');
  const granted = { customerId: id, purpose: 'profiling', state: 'granted', source: 'form', at } as const;
  await decide({ ...granted, state: 'withdrawn' }, granted);
  expect(await seen(id)).toMatchObject({ consents: { profiling: 'withdrawn' } });
});

test('customers come with their consents, and the same row again is unchanged', async () => {
  const row = { externalId: 'C1', email: 'c1@example.com', consents: [{ purpose: 'emailMarketing', state: 'granted' }] } as const;
  expect(await outcomes(row)).toEqual(['CREATED']);
  expect(await outcomes(row)).toEqual(['UNCHANGED']);
  expect(await outcomes({ externalId: 'C1', consents: [{ purpose: 'emailMarketing', state: 'withdrawn' }] }, { externalId: 'C2' })).toEqual(
    ['UPDATED', 'CREATED'],
  );
});

test('a row with an unusable consent is refused as a whole', async () => {
  const outcomes = await upsertCustomers(
    on.ctx,
    [
      { externalId: 'D1', consents: [{ purpose: 'no spaces', state: 'granted' }] },
      { externalId: 'D2', consents: [{ purpose: 'profiling', state: 'granted', at: new Date('2027-01-01') }] },
    ],
    { source: 'test' },
  );
  expect(outcomes.map(({ outcome, issues }) => [outcome, issues[0]?.path, issues[0]?.code])).toEqual([
    ['REJECTED', 'consents.0.purpose', 'FIELD_INVALID'],
    ['REJECTED', 'consents.0.at', 'DATE_IN_FUTURE'],
  ]);
  expect(await rowsOf('select 1 from customers')).toEqual([]);
});
