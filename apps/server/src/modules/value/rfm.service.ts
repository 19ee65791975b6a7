import { type CutPoints, type RfmCuts, wholeCut } from '@regulars/value-models';
import { markChanged } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { newId, type CustomerId } from '../../platform/ids.js';
import { currencyDigits } from '../../platform/money.js';
import { inTransaction } from '../../platform/transaction.js';
import { Binder, runStatement } from '../../read/index.js';
import { type FigureSpan, figuresSql, groupSql, scoresSql, spanUntil } from './rfm-figures.js';
import { cutsOf, rfmRule } from './rfm-rule.service.js';

/** One scoring of everybody. */
export interface RfmRun {
  readonly id: string;
  readonly asOf: Date;
  readonly customers: number;
  readonly windowDays: number | null;
  readonly cuts: RfmCuts;
  /** scored one by one since, because their orders changed */
  readonly rescored: number;
}

/** Customers of one transaction: few enough that their rows are not held for long. */
const batchSize = 10_000;

/** The latest scoring of everybody; undefined before the first one. */
export async function latestRun(ctx: PlatformCtx): Promise<RfmRun | undefined> {
  const [row] = await ctx.db.query<
    {
      id: string;
      as_of: Date;
      customers: number;
      window_days: number | null;
      rescored: number;
      recency_cuts: number[];
      frequency_cuts: number[];
      monetary_cuts: string[];
    }[]
  >('select * from rfm_runs order by as_of desc, id desc limit 1');
  const cuts = row && cutsOf(row);
  if (!row || !cuts) return undefined;
  return { id: row.id, asOf: row.as_of, customers: row.customers, windowDays: row.window_days, cuts, rescored: row.rescored };
}

function whole(values: readonly number[] | null | undefined, unit = 1): CutPoints {
  const [a = 0, b = 0, c = 0, d = 0] = (values ?? []).map((value) => wholeCut(value, unit));
  return [a, b, c, d];
}

/** The cut points of a rule at a moment: its own, or fifths of everybody with an order, rounded up to whole days, orders and units of money. */
export async function cutsAt(ctx: PlatformCtx, span: FigureSpan, own: RfmCuts | null): Promise<{ cuts: RfmCuts; customers: number }> {
  const binder = new Binder();
  const at = 'percentile_cont(array[0.2, 0.4, 0.6, 0.8]) within group';
  const text = `select count(*)::integer as customers, ${at} (order by f.recency_days) as recency, ${at} (order by f.orders) as frequency,
  ${at} (order by f.spent) as monetary from (${figuresSql(span, binder)}) f join customers c on c.id = f.customer_id`;
  const [row] = await runStatement<{ customers: number } & Record<keyof RfmCuts, number[] | null>>(ctx, { text, values: binder.values });
  const unit = 10 ** currencyDigits(ctx.organisation.currency);
  const fifths = { recency: whole(row?.recency), frequency: whole(row?.frequency), monetary: whole(row?.monetary, unit) };
  return { cuts: own ?? fifths, customers: row?.customers ?? 0 };
}

/** Scores every customer as of now, a batch at a time; a run that was killed is made again from the start, and changes only what differs. */
export async function scoreEverybody(ctx: PlatformCtx): Promise<RfmRun> {
  const rule = await rfmRule(ctx);
  const now = ctx.now();
  const span = spanUntil(now, ctx.organisation.zone, rule.windowDays);
  const { cuts, customers } = await cutsAt(ctx, span, rule.cuts);
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const batch: { id: CustomerId }[] = await ctx.db.query('select id from customers where id > $1 order by id limit $2', [
      after,
      batchSize,
    ]);
    const last = batch.at(-1)?.id;
    if (last === undefined) break;
    ctx.signal.throwIfAborted();
    await scoreSome(
      ctx,
      span,
      cuts,
      batch.map(({ id }) => id),
    );
    after = last;
  }
  // Until PostgreSQL has counted the new values it plans as if nobody had a score, which takes lists minutes.
  await ctx.db.query('analyze customers');
  const run = { id: newId(), asOf: now, customers, windowDays: rule.windowDays, cuts, rescored: 0 };
  await ctx.db.query(
    `insert into rfm_runs (id, as_of, customers, window_days, recency_cuts, frequency_cuts, monetary_cuts) values ($1, $2, $3, $4, $5, $6, $7)`,
    [run.id, run.asOf, customers, run.windowDays, cuts.recency, cuts.frequency, cuts.monetary],
  );
  return run;
}

/** Scores some customers by the cut points of the latest run; before the first one nobody is scored alone. */
export async function rescore(ctx: PlatformCtx, customerIds: readonly string[]): Promise<void> {
  const run = await latestRun(ctx);
  if (!run) return;
  const span = spanUntil(ctx.now(), ctx.organisation.zone, run.windowDays);
  const changed = await scoreSome(ctx, span, run.cuts, customerIds);
  if (changed > 0) await ctx.db.query('update rfm_runs set rescored = rescored + $2 where id = $1', [run.id, changed]);
}

/**
 * Writes the scores of some customers, where they differ from what is there; answers how many did. They are named one by one: of a range of ids
 * PostgreSQL expects one row where it holds ten thousand, and joins accordingly.
 */
function scoreSome(ctx: PlatformCtx, span: FigureSpan, cuts: RfmCuts, customerIds: readonly string[]): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const binder = new Binder();
    const ids = binder.bind([...customerIds], 'uuid[]');
    const isAmong = (id: string): string => `${id} = any (${ids})`;
    const text = `with held as materialized (select id from customers c where ${isAmong('c.id')} order by id for no key update),
scored as (select h.id, s.r, s.f, s.m, ${groupSql} as g from held h left join (${scoresSql(cuts, binder, figuresSql(span, binder, isAmong))}) s on s.customer_id = h.id)
update customers c set rfm_recency = s.r, rfm_frequency = s.f, rfm_monetary = s.m, rfm_group = s.g, rfm_at = case when s.r is null then null else ${binder.bind(tx.now().toISOString(), 'timestamptz')} end
from scored s where c.id = s.id and (c.rfm_recency, c.rfm_frequency, c.rfm_monetary, c.rfm_group) is distinct from (s.r, s.f, s.m, s.g)
returning c.id`;
    const [changed] = await tx.db.query<[{ id: CustomerId }[], number]>(text, [...binder.values]);
    await markChanged(
      tx,
      'scores',
      changed.map(({ id }) => id),
    );
    return changed.length;
  });
}
