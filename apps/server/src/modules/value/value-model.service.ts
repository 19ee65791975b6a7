import { addDays, dayOf, startOf } from '@regulars/segment-language';
import type { BackTest, CountedHistory, ShopModel, Spend, WatchedHistory } from '@regulars/value-models';
import { assertGranted, assertSeesEverybody, type Ctx } from '../../access/viewer.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { inputInvalid } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { enqueue, everybodyQueue } from '../../platform/jobs/job.js';
import { currencyDigits } from '../../platform/money.js';
import { inTransaction } from '../../platform/transaction.js';
import { Binder, runStatement } from '../../read/index.js';
import { isOrder } from '../orders/index.js';
import { FitThread } from './fit-thread.js';
import { fittedDays, historiesSql, inSample, mostFitted } from './histories.js';
import { predictEverybody } from './outlook.service.js';
import { type FigureSpan, spanUntil } from './rfm-figures.js';
import { fitKind } from './value.kinds.js';

/** A fit of the shop with the data it rests on. */
export interface ValueModel {
  readonly id: string;
  readonly asOf: Date;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** customers with an order, and those of them the fit saw */
  readonly customers: number;
  readonly fittedOn: number;
  readonly repeatBuyers: number;
  /** yearly, 0.1 for ten percent */
  readonly discount: number;
  readonly model: ShopModel;
  readonly backTest: (BackTest & { readonly splitDay: string }) | null;
}

export const usualDiscount = 0.1;
/** Spends that the model of spending is fitted on at most. */
const mostSpends = 20_000;
/** Weeks before and after the split that a back-test needs to say anything. */
const leastWeeks = 8;

/** The fit in force; undefined before the first one. */
export async function currentModel(ctx: PlatformCtx): Promise<ValueModel | undefined> {
  const [row] = await ctx.db.query<ValueModel[]>(
    `select id, as_of as "asOf", first_day::text as "firstDay", last_day::text as "lastDay", customers, fitted_on as "fittedOn",
       repeat_buyers as "repeatBuyers", discount::float as discount, model, back_test as "backTest"
     from value_models order by as_of desc, id desc limit 1`,
  );
  return row;
}

/** The fit in force, for who sees everybody: it is of all customers. */
export async function visibleModel(ctx: Ctx): Promise<ValueModel | undefined> {
  assertSeesEverybody(ctx.viewer);
  return currentModel(ctx);
}

const mostDiscount = 1;

/**
 * Has the shop fitted anew in the background, and value discounted at this yearly rate from then on; at the rate in force without one. Throws
 * INPUT_INVALID.
 */
export async function fitSoon(ctx: Ctx, discount: number | null): Promise<void> {
  assertGranted(ctx.viewer, 'segments.edit');
  if (discount !== null && !(discount >= 0 && discount <= mostDiscount))
    throw inputInvalid({ path: 'discountRate', rule: `is 0 to ${mostDiscount}` });
  const key = discount === null ? fitKind.name : `${fitKind.name} ${discount}`;
  await inTransaction(ctx, (tx) => enqueue(tx, fitKind, discount === null ? {} : { discount }, { key, queue: everybodyQueue }));
}

/**
 * Fits the shop to all it has sold up to now, tests the fit backwards, and predicts every customer by it, discounted at the rate given, or that of
 * the fit before.
 */
export async function fitModel(ctx: PlatformCtx, chosen?: number): Promise<ValueModel> {
  const thread = new FitThread();
  const end = (): void => void thread.close();
  ctx.signal.addEventListener('abort', end, { once: true });
  try {
    const discount = chosen ?? (await currentModel(ctx))?.discount ?? usualDiscount;
    const span = spanUntil(ctx.now(), ctx.organisation.zone, null);
    const sold = await soldUpTo(ctx, span);
    const share = Math.min(1, mostFitted / Math.max(1, sold.customers));
    const histories = await countedHistories(ctx, span, share);
    const model = await thread.ask({ kind: 'fit', histories, spends: await spendsOf(ctx, span, share) });
    const sum = (of: (history: CountedHistory) => number): number => histories.reduce((total, history) => total + of(history), 0);
    const fitted: ValueModel = {
      ...sold,
      id: newId(),
      asOf: ctx.now(),
      fittedOn: sum(({ count }) => count),
      repeatBuyers: sum(({ repeats, count }) => (repeats > 0 ? count : 0)),
      discount,
      model,
      backTest: await testBackwards(ctx, thread, span, sold.firstDay, share),
    };
    await ctx.db.query(
      `insert into value_models (id, as_of, first_day, last_day, customers, fitted_on, repeat_buyers, discount, model, back_test)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        fitted.id,
        fitted.asOf,
        fitted.firstDay,
        fitted.lastDay,
        fitted.customers,
        fitted.fittedOn,
        fitted.repeatBuyers,
        fitted.discount,
        JSON.stringify(fitted.model),
        fitted.backTest && JSON.stringify(fitted.backTest),
      ],
    );
    await predictEverybody(ctx, fitted, (request) => thread.ask(request));
    return fitted;
  } finally {
    ctx.signal.removeEventListener('abort', end);
    await thread.close();
  }
}

async function soldUpTo(ctx: PlatformCtx, span: FigureSpan): Promise<Pick<ValueModel, 'customers' | 'firstDay' | 'lastDay'>> {
  const binder = new Binder();
  const day = (column: string): string => `(h.${column} at time zone ${binder.bind(span.zone, 'text')})::date::text`;
  const text = `select h.customers, ${day('first')} as "firstDay", ${day('last')} as "lastDay"
from (select count(distinct o.customer_id)::integer as customers, min(o.placed_at) as first, max(o.placed_at) as last
  from orders o join customers c on c.id = o.customer_id
  where ${isOrder('o')} and not o.is_anonymous and o.placed_at < ${binder.bind(span.until.toISOString(), 'timestamptz')}) h`;
  const [row] = await runStatement<Pick<ValueModel, 'customers' | 'firstDay' | 'lastDay'>>(ctx, { text, values: binder.values });
  return row ?? { customers: 0, firstDay: null, lastDay: null };
}

/** Days become weeks, the unit of the models. */
const inWeeks = <R extends { readonly recency: number; readonly age: number }>(row: R): R => ({
  ...row,
  recency: row.recency / 7,
  age: row.age / 7,
});

async function countedHistories(ctx: PlatformCtx, span: FigureSpan, share: number): Promise<readonly CountedHistory[]> {
  const binder = new Binder();
  const text = `select h.repeats, ${fittedDays('h.recency', share)} as recency, ${fittedDays('h.age', share)} as age, count(*)::integer as count
from (${historiesSql(span, binder, (id) => inSample(id, share, binder))}) h join customers c on c.id = h.customer_id group by 1, 2, 3`;
  return (await runStatement<CountedHistory>(ctx, { text, values: binder.values })).map(inWeeks);
}

/** Means of the purchases after the first, in major units; who got back all they paid says nothing of what a purchase is worth. */
async function spendsOf(ctx: PlatformCtx, span: FigureSpan, share: number): Promise<readonly Spend[]> {
  const binder = new Binder();
  const text = `select h.repeats as purchases, h.repeat_amount::float / h.repeats / ${binder.bind(unitOf(ctx), 'float')} as mean
from (${historiesSql(span, binder, (id) => inSample(id, share, binder))}) h join customers c on c.id = h.customer_id
where h.repeats > 0 and h.repeat_amount > 0
order by hashtextextended(h.customer_id::text, 7) limit ${mostSpends}`;
  return runStatement<Spend>(ctx, { text, values: binder.values });
}

/** Minor units of a major one. */
export const unitOf = (ctx: PlatformCtx): number => 10 ** currencyDigits(ctx.organisation.currency);

/** Two thirds of the time are looked at, the last third is predicted; null where that is too little. */
async function testBackwards(
  ctx: PlatformCtx,
  thread: FitThread,
  { day, zone }: FigureSpan,
  firstDay: string | null,
  share: number,
): Promise<ValueModel['backTest']> {
  if (firstDay === null) return null;
  const days = Math.round((startOf(day, 'UTC') - startOf(firstDay, 'UTC')) / 86_400_000);
  const splitDay = addDays(firstDay, Math.floor((2 * days) / 3));
  const weeks = (startOf(day, 'UTC') - startOf(splitDay, 'UTC')) / 86_400_000 / 7;
  if (weeks < leastWeeks) return null;
  const binder = new Binder();
  const among = (id: string): string => inSample(id, share, binder);
  const before = historiesSql({ until: new Date(startOf(addDays(splitDay, 1), zone)), day: splitDay, zone }, binder, among);
  const after = binder.bind(new Date(startOf(addDays(splitDay, 1), zone)).toISOString(), 'timestamptz');
  const text = `select h.repeats, ${fittedDays('h.recency', share)} as recency, ${fittedDays('h.age', share)} as age, count(*)::integer as count,
  sum(coalesce(a.bought, 0))::integer as bought
from (${before}) h join customers c on c.id = h.customer_id
left join (select o.customer_id, count(distinct (o.placed_at at time zone ${binder.bind(zone, 'text')})::date) as bought from orders o
  where ${isOrder('o')} and o.placed_at >= ${after} and o.placed_at < ${binder.bind(ctx.now().toISOString(), 'timestamptz')}
    and ${among('o.customer_id')} group by o.customer_id) a
  on a.customer_id = h.customer_id group by 1, 2, 3`;
  const histories = (await runStatement<WatchedHistory>(ctx, { text, values: binder.values })).map(inWeeks);
  if (histories.length === 0) return null;
  return { ...(await thread.ask({ kind: 'backTest', histories, weeks })), splitDay };
}

/** Days that a fit is used before the next. */
export const fitEvery = 7;

/** Whether a fit is older than a week of the shop's days. */
export const isOutdated = (asOf: Date, now: Date, zone: string): boolean =>
  dayOf(asOf.getTime(), zone) <= addDays(dayOf(now.getTime(), zone), -fitEvery);
