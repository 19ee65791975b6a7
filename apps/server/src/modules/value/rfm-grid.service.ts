import { dayOf } from '@regulars/segment-language';
import { type RfmCuts, type RfmGroupKey, rfmGroups } from '@regulars/value-models';
import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { currencyDigits, toDecimal } from '../../platform/money.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';
import { figuresSql, groupSql, scoresSql, spanUntil } from './rfm-figures.js';
import { rfmRule } from './rfm-rule.service.js';
import { cutsAt, latestRun } from './rfm.service.js';

/** Customers of a part of the grid, and what they spent; money is a decimal in major units. */
export interface RfmPart {
  readonly customers: number;
  readonly revenue: string;
  readonly medianSpent: string;
}

export interface RfmGrid extends RfmPart {
  /** The moment or the end of the day the scores are of; null before the first scoring. */
  readonly asOf: Date | null;
  readonly windowDays: number | null;
  readonly hasOwnCuts: boolean;
  readonly cuts: RfmCuts;
  readonly cells: readonly (RfmPart & { readonly recency: number; readonly frequency: number; readonly group: RfmGroupKey })[];
  readonly groups: readonly (RfmPart & { readonly group: RfmGroupKey })[];
}

interface Row {
  readonly r: number | null;
  readonly f: number | null;
  readonly g: RfmGroupKey | null;
  readonly customers: number;
  readonly revenue: string;
  readonly median: string | null;
}

/**
 * The grid of recency and frequency of the customers the viewer sees. Without a day it is of the scores that conditions use; with one the
 * scores are computed from what had been bought by its end, by the same rule. Fifths are of all customers, whoever looks.
 */
export async function rfmGrid(ctx: Ctx, day?: string | null): Promise<RfmGrid> {
  const now = ctx.now();
  const { zone, currency } = ctx.organisation;
  if (day != null && day > dayOf(now.getTime(), zone)) throw inputInvalid({ path: 'asOf', rule: 'is not in the future' });
  const [rule, run] = [await rfmRule(ctx), await latestRun(ctx)];
  const isStored = day == null;
  const windowDays = isStored ? (run?.windowDays ?? null) : rule.windowDays;
  const span = spanUntil(now, zone, windowDays, day);
  const cuts = isStored ? (run?.cuts ?? (await cutsAt(ctx, span, rule.cuts)).cuts) : (await cutsAt(ctx, span, rule.cuts)).cuts;
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: now, zone });
  const seen = visible === undefined ? '' : ` and c.id in ${visible}`;
  const scored = isStored
    ? `select c.rfm_recency as r, c.rfm_frequency as f, c.rfm_group as g, coalesce(f.spent, 0) as spent
       from customers c left join (${figuresSql(span, binder)}) f on f.customer_id = c.id where c.rfm_recency is not null${seen}`
    : `select s.r, s.f, ${groupSql} as g, s.spent from (${scoresSql(cuts, binder, figuresSql(span, binder))}) s join customers c on c.id = s.customer_id where true${seen}`;
  const text = `select g.r, g.f, g.g, count(*)::integer as customers, coalesce(sum(g.spent), 0)::bigint::text as revenue,
  round(percentile_cont(0.5) within group (order by g.spent))::bigint::text as median
from (${scored}) g group by grouping sets ((g.r, g.f, g.g), (g.g), ())`;
  const rows = await runStatement<Row>(ctx, { text, values: binder.values });
  const digits = currencyDigits(currency);
  const part = (row: Row | undefined): RfmPart => ({
    customers: row?.customers ?? 0,
    revenue: toDecimal(row?.revenue ?? '0', digits),
    medianSpent: toDecimal(row?.median ?? '0', digits),
  });
  const cell = (recency: number, frequency: number, group: RfmGroupKey) => ({
    recency,
    frequency,
    group,
    ...part(rows.find(({ r, f }) => r === recency && f === frequency)),
  });
  return {
    asOf: isStored ? (run?.asOf ?? null) : new Date(span.until.getTime() - 1),
    windowDays,
    hasOwnCuts: rule.cuts !== null,
    cuts,
    ...part(rows.find(({ r, g }) => r === null && g === null)),
    cells: rfmGroups.flatMap(({ key, recency, frequency }) => range(recency).flatMap((r) => range(frequency).map((f) => cell(r, f, key)))),
    groups: rfmGroups.map(({ key }) => ({ group: key, ...part(rows.find(({ r, g }) => r === null && g === key)) })),
  };
}

const range = ([from, to]: readonly [number, number]): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
