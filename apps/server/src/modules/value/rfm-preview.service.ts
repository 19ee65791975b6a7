import { type RfmCuts, type RfmGroupKey, rfmGroups } from '@regulars/value-models';
import { dayOf } from '@regulars/segment-language';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { inputInvalid, notFound } from '../../platform/errors.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';
import { type FigureSpan, figuresSql, groupSql, scoresSql, spanUntil } from './rfm-figures.js';
import { assertRule, type RfmRule, rfmRule } from './rfm-rule.service.js';
import { cutsAt, latestRun } from './rfm.service.js';

/** Customers by a figure, in steps of equal width; the last has no upper end. Money is in minor units. */
export interface Histogram {
  readonly step: number;
  readonly counts: readonly number[];
}

export interface RfmPreview {
  readonly cuts: RfmCuts;
  readonly customers: number;
  /** who would be in another group than they are in now */
  readonly moved: number;
  readonly groups: readonly { readonly group: RfmGroupKey; readonly now: number; readonly byRule: number }[];
  readonly histograms: Readonly<Record<keyof RfmCuts, Histogram>>;
}

const bins = 24;

const figuresOf: Readonly<Record<keyof RfmCuts, string>> = { recency: 'recency_days', frequency: 'orders', monetary: 'spent' };

/** What a rule would do if it were set: its cut points, the customers on both sides of them, and the groups they would come to. */
export async function previewRfmRule(ctx: Ctx, rule: RfmRule): Promise<RfmPreview> {
  assertGranted(ctx.viewer, 'settings.edit');
  assertRule(rule);
  const span = spanUntil(ctx.now(), ctx.organisation.zone, rule.windowDays);
  const { cuts } = await cutsAt(ctx, span, rule.cuts);
  const [pairs, recency, frequency, monetary] = await Promise.all([
    groupPairs(ctx, span, cuts),
    histogram(ctx, span, 'recency'),
    histogram(ctx, span, 'frequency'),
    histogram(ctx, span, 'monetary'),
  ]);
  const sum = (of: (pair: Pair) => boolean): number => pairs.reduce((total, pair) => total + (of(pair) ? pair.customers : 0), 0);
  return {
    cuts,
    customers: sum(({ becomes }) => becomes !== null),
    moved: sum(({ was, becomes }) => was !== becomes),
    groups: rfmGroups.map(({ key }) => ({ group: key, now: sum(({ was }) => was === key), byRule: sum(({ becomes }) => becomes === key) })),
    histograms: { recency, frequency, monetary },
  };
}

interface Pair {
  readonly was: RfmGroupKey | null;
  readonly becomes: RfmGroupKey | null;
  readonly customers: number;
}

async function groupPairs(ctx: Ctx, span: FigureSpan, cuts: RfmCuts): Promise<readonly Pair[]> {
  const binder = new Binder();
  const seen = await seenSql(ctx, binder);
  const text = `select c.rfm_group as was, ${groupSql} as becomes, count(*)::integer as customers
from customers c left join (${scoresSql(cuts, binder, figuresSql(span, binder))}) s on s.customer_id = c.id
where (c.rfm_group is not null or s.r is not null)${seen} group by 1, 2`;
  return runStatement<Pair>(ctx, { text, values: binder.values });
}

async function histogram(ctx: Ctx, span: FigureSpan, figure: keyof RfmCuts): Promise<Histogram> {
  const binder = new Binder();
  const seen = await seenSql(ctx, binder);
  const text = `with f as materialized (select f.${figuresOf[figure]} as v from (${figuresSql(span, binder)}) f join customers c on c.id = f.customer_id where true${seen}),
s as (select greatest(1, ceil(percentile_cont(0.98) within group (order by v) / ${bins}))::bigint as step from f)
select s.step::float8 as step, least(${bins}, greatest(0, f.v / s.step))::integer as bin, count(*)::integer as customers from f, s group by 1, 2`;
  const rows = await runStatement<{ step: number; bin: number; customers: number }>(ctx, { text, values: binder.values });
  const counts = Array.from({ length: bins + 1 }, (_, bin) => rows.find((row) => row.bin === bin)?.customers ?? 0);
  return { step: rows[0]?.step ?? 1, counts };
}

async function seenSql(ctx: Ctx, binder: Binder): Promise<string> {
  const visible = await customerSet(ctx, undefined, binder, { at: ctx.now(), zone: ctx.organisation.zone });
  return visible === undefined ? '' : ` and c.id in ${visible}`;
}

export interface RfmMove {
  /** null: had not bought yet */
  readonly from: RfmGroupKey | null;
  readonly to: RfmGroupKey | null;
  readonly customers: number;
}

/** Customers by their group at the end of two days, both by the rule in force; fifths are those of each day. */
export async function rfmMoves(ctx: Ctx, from: string, to: string): Promise<readonly RfmMove[]> {
  if (from >= to) throw inputInvalid({ path: 'from', rule: 'is before `to`' });
  const { zone } = ctx.organisation;
  const now = ctx.now();
  if (to > dayOf(now.getTime(), zone)) throw inputInvalid({ path: 'to', rule: 'is not in the future' });
  const rule = await rfmRule(ctx);
  const binder = new Binder();
  const seen = await seenSql(ctx, binder);
  const grouped = async (day: string): Promise<string> => {
    const span = spanUntil(now, zone, rule.windowDays, day);
    const { cuts } = await cutsAt(ctx, span, rule.cuts);
    return `select s.customer_id, ${groupSql} as g from (${scoresSql(cuts, binder, figuresSql(span, binder))}) s`;
  };
  const text = `select a.g as "from", b.g as "to", count(*)::integer as customers
from (${await grouped(from)}) a full join (${await grouped(to)}) b on b.customer_id = a.customer_id
join customers c on c.id = coalesce(a.customer_id, b.customer_id) where true${seen} group by 1, 2 order by 3 desc, 1, 2`;
  return runStatement<RfmMove>(ctx, { text, values: binder.values });
}

export interface RfmReason {
  readonly asOf: Date;
  readonly cuts: RfmCuts;
  readonly windowDays: number | null;
  readonly recencyDays: number;
  readonly orders: number;
  /** in minor units */
  readonly spent: string;
}

/** The figures and cut points that a customer's scores come from; null without a score. NOT_FOUND where the customer is not there for this viewer. */
export async function explainRfm(ctx: Ctx, customerId: string): Promise<RfmReason | null> {
  const run = await latestRun(ctx);
  const binder = new Binder();
  const id = binder.bind(customerId, 'uuid');
  const seen = await seenSql(ctx, binder);
  const span = spanUntil(ctx.now(), ctx.organisation.zone, run?.windowDays ?? null);
  const figures = figuresSql(span, binder, (column) => `${column} = ${id}`);
  const text = `select f.recency_days as "recencyDays", f.orders, f.spent::text as spent
from customers c left join (${figures}) f on f.customer_id = c.id where c.id = ${id}${seen}`;
  const [found] = await runStatement<{ recencyDays: number | null; orders: number; spent: string }>(ctx, { text, values: binder.values });
  if (!found) throw notFound('customer');
  if (!run || found.recencyDays === null) return null;
  return { asOf: run.asOf, cuts: run.cuts, windowDays: run.windowDays, ...found, recencyDays: found.recencyDays };
}
