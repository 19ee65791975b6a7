import { type Outlook, outlookOf, type PurchaseHistory, type ShopModel, type Spend } from '@regulars/value-models';
import { markChanged } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId } from '../../platform/ids.js';
import { currencyDigits } from '../../platform/money.js';
import { inTransaction } from '../../platform/transaction.js';
import { Binder, runStatement } from '../../read/index.js';
import type { FitRequest } from './fit-thread.js';
import { historiesSql } from './histories.js';
import { type FigureSpan, spanUntil } from './rfm-figures.js';

/** What a prediction needs of a fit. */
export interface FittedModel {
  readonly model: ShopModel;
  readonly discount: number;
}

export interface CustomerHistory {
  readonly customerId: CustomerId;
  readonly history: PurchaseHistory;
  /** in major units */
  readonly spend: Spend | undefined;
}

type OutlookRequest = Extract<FitRequest, { kind: 'outlook' }>;
type Predict = (request: OutlookRequest) => Promise<readonly Outlook[]>;

const batchSize = 10_000;

/** The histories of some customers, in weeks. */
export async function historiesOf(
  ctx: PlatformCtx,
  span: FigureSpan,
  customerIds: readonly CustomerId[],
): Promise<readonly CustomerHistory[]> {
  const binder = new Binder();
  const ids = binder.bind([...customerIds], 'uuid[]');
  const text = historiesSql(span, binder, (id) => `${id} = any (${ids})`);
  const rows = await runStatement<{ customer_id: CustomerId; repeats: number; recency: number; age: number; repeat_amount: string }>(ctx, {
    text,
    values: binder.values,
  });
  const unit = 10 ** currencyDigits(ctx.organisation.currency);
  return rows.map(({ customer_id: customerId, repeats, recency, age, repeat_amount: amount }) => ({
    customerId,
    history: { repeats, recency: recency / 7, age: age / 7 },
    spend: repeats > 0 && Number(amount) > 0 ? { purchases: repeats, mean: Number(amount) / repeats / unit } : undefined,
  }));
}

/** Predicts every customer by a fit, a batch at a time. */
export async function predictEverybody(ctx: PlatformCtx, fitted: FittedModel, predict: Predict): Promise<void> {
  const span = spanUntil(ctx.now(), ctx.organisation.zone, null);
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const batch: { id: CustomerId }[] = await ctx.db.query('select id from customers where id > $1 order by id limit $2', [
      after,
      batchSize,
    ]);
    const last = batch.at(-1)?.id;
    if (last === undefined) break;
    ctx.signal.throwIfAborted();
    const customerIds = batch.map(({ id }) => id);
    const known = await historiesOf(ctx, span, customerIds);
    const customers = known.map(({ history, spend }) => ({ history, spend }));
    const outlooks = await predict({ kind: 'outlook', model: fitted.model, customers, discount: fitted.discount });
    await writeOutlooks(ctx, customerIds, known, outlooks);
    after = last;
  }
  await ctx.db.query('analyze customers'); // as after scoring
}

/** Predicts some customers by a fit. */
export async function predictSome(ctx: PlatformCtx, fitted: FittedModel, customerIds: readonly CustomerId[]): Promise<void> {
  const span = spanUntil(ctx.now(), ctx.organisation.zone, null);
  const known = await historiesOf(ctx, span, customerIds);
  const outlooks = known.map(({ history, spend }) => outlookOf(fitted.model, history, spend, fitted.discount));
  await writeOutlooks(ctx, customerIds, known, outlooks);
}

const columns = [
  ['active_chance', 'numeric(5,4)'],
  ['expected_orders3_months', 'numeric(12,3)'],
  ['expected_orders6_months', 'numeric(12,3)'],
  ['expected_orders12_months', 'numeric(12,3)'],
  ['expected_value3_months', 'bigint'],
  ['expected_value6_months', 'bigint'],
  ['expected_value12_months', 'bigint'],
] as const;

/** Writes predictions where they differ from what is there; of the customers without one they go. */
function writeOutlooks(
  ctx: PlatformCtx,
  customerIds: readonly CustomerId[],
  known: readonly CustomerHistory[],
  outlooks: readonly Outlook[],
): Promise<void> {
  const unit = 10 ** currencyDigits(ctx.organisation.currency);
  const byCustomer = new Map(known.map(({ customerId }, index) => [customerId, outlooks[index]]));
  const rows = customerIds.map((id) => {
    const outlook = byCustomer.get(id);
    if (!outlook) return [id];
    const { alive, orders, value } = outlook;
    return [id, alive?.toFixed(4), ...orders.map((count) => count.toFixed(3)), ...value.map((amount) => String(Math.round(amount * unit)))];
  });
  const column = (index: number): readonly (string | null)[] => rows.map((row) => row[index] ?? null);
  const names = columns.map(([name]) => name);
  const differs = `(${names.map((name) => `c.${name}`).join(', ')}) is distinct from (${names.map((name) => `g.${name}`).join(', ')})`;
  return inTransaction(ctx, async (tx) => {
    await tx.db.query('select id from customers where id = any ($1::uuid[]) order by id for no key update', [customerIds]);
    const [changed] = await tx.db.query<[{ id: CustomerId }[], number]>(
      `update customers c set ${names.map((name) => `${name} = g.${name}`).join(', ')}, value_at = case when g.expected_orders3_months is null then null else $${columns.length + 2}::timestamptz end
       from unnest($1::uuid[], ${columns.map(([, type], index) => `$${index + 2}::${type}[]`).join(', ')}) as g (id, ${names.join(', ')})
       where c.id = g.id and ${differs} returning c.id`,
      [column(0), ...columns.map((_, index) => column(index + 1)), tx.now()],
    );
    await markChanged(
      tx,
      'scores',
      changed.map(({ id }) => id),
    );
  });
}
