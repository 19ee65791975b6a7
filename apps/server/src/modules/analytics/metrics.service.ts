import { addDays, startOf } from '@regulars/segment-language';
import { isZone } from '../../access/scalars.js';
import type { Ctx } from '../../access/viewer.js';
import { failure, inputInvalid } from '../../platform/errors.js';
import { currencyDigits, toDecimal } from '../../platform/money.js';
import { Binder, customerSet, judge, runStatement } from '../../read/index.js';
import { figuresSql, isByLine, joinsOf, keyOf, soldSql } from './metric-sql.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';

export interface MetricQuestion {
  readonly measures: readonly MetricMeasure[];
  readonly by: readonly MetricDimension[];
  /** keys of the segments that the dimension SEGMENT splits by */
  readonly segments?: readonly string[];
  readonly where?: unknown;
  /** only what has this key of a dimension: what one store sold */
  readonly only?: { readonly dimension: MetricDimension; readonly key: string };
  /** first and last day, `2026-03-01` */
  readonly since?: string | null;
  readonly until?: string | null;
  readonly zone?: string | null;
}

export interface Metrics {
  readonly asOf: Date;
  readonly rows: readonly { readonly keys: readonly string[]; readonly values: readonly (string | null)[] }[];
}

const mostRows = 10_000;
const mostSegments = 20;

/** Throws INPUT_INVALID unless the measures, dimensions and segments can be asked together. */
export function assertAsked({ measures, by, segments = [] }: Pick<MetricQuestion, 'measures' | 'by' | 'segments'>): void {
  if (measures.length === 0 || measures.length > 10) throw inputInvalid({ path: 'measures', rule: 'has 1 to 10 measures' });
  if (by.length > 3 || new Set(by).size < by.length) throw inputInvalid({ path: 'by', rule: 'has at most 3 dimensions, each once' });
  const least = by.includes(MetricDimension.SEGMENT) ? 1 : 0;
  if (segments.length < least || segments.length > mostSegments * least || new Set(segments).size < segments.length)
    throw inputInvalid({
      path: 'segments',
      rule: `has 1 to ${mostSegments} segments, each once, when split by segment, and none otherwise`,
    });
}

/** Figures of what was sold, by up to three dimensions, in one statement: days of the zone, nothing dated after now, keys in ascending order. */
export async function metrics(ctx: Ctx, question: MetricQuestion): Promise<Metrics> {
  const { measures, by } = question;
  const zone = question.zone ?? ctx.organisation.zone;
  if (!isZone(zone)) throw inputInvalid({ path: 'zone', rule: 'is an IANA time zone' });
  assertAsked(question);
  const asOf = ctx.now();
  const judged = question.where == null ? undefined : await judge(ctx, question.where, { at: asOf, zone });
  const binder = new Binder();
  const customers = await customerSet(ctx, judged, binder, { at: asOf, zone });
  const members = await membersSql(ctx, question.segments ?? [], binder, asOf);
  const sources = by.map((dimension) => keyOf(dimension, () => binder.bind(zone, 'text')));
  const { only } = question;
  const limit = only && keyOf(only.dimension, () => binder.bind(zone, 'text'));
  const needed = limit ? [...sources, limit] : sources;
  const keys = sources.map(({ key }, index) => `${key} as k${index}`);
  const figureSql = figuresSql(isByLine(needed));
  const figures = measures.map((measure, index) => `${figureSql[measure]} as m${index}`);
  const span = spanOf(question, zone, asOf, binder);
  const sold = soldSql(needed, (row) => `${span(row)}${customers === undefined ? '' : ` and ${row}.customer_id in ${customers}`}`);
  const split = by.map((_, index) => index + 1).join(', ');
  const text = `with ${members}sold as (${sold})
select ${[...keys, ...figures].join(', ')} from sold s ${joinsOf(needed)}${limit && only ? ` where ${limit.key} = ${binder.bind(only.key, 'text')}` : ''}
${split === '' ? '' : `group by ${split} order by ${split}`} limit ${mostRows + 1}`;
  const found = await runStatement<Record<string, string | null>>(ctx, { text, values: binder.values });
  if (found.length > mostRows) throw failure('LIMIT_REACHED', `The table would have more than ${mostRows} rows.`, { limit: mostRows });
  const digits = currencyDigits(ctx.organisation.currency);
  return {
    asOf,
    rows: found.map((row) => ({
      keys: by.map((_, index) => row[`k${index}`] ?? ''),
      values: measures.map((measure, index) => shown(measure, row[`m${index}`] ?? null, digits)),
    })),
  };
}

/** Limits of time as SQL over a row's `placed_at`. */
function spanOf({ since, until }: MetricQuestion, zone: string, now: Date, binder: Binder): (row: string) => string {
  const bound = (ms: number): string => binder.bind(new Date(ms).toISOString(), 'timestamptz');
  const end = Math.min(until == null ? Infinity : startOf(addDays(until, 1), zone), now.getTime() + 1);
  const parts = [...(since == null ? [] : [`>= ${bound(startOf(since, zone))}`]), `< ${bound(end)}`];
  return (row) => parts.map((part) => `${row}.placed_at ${part}`).join(' and ');
}

/** Who is in which of the segments, each judged as the condition `member of` it; a segment that the viewer does not see is an unknown one. */
async function membersSql(ctx: Ctx, segments: readonly string[], binder: Binder, at: Date): Promise<string> {
  const sets: string[] = [];
  for (const key of segments) {
    const judged = await judge(ctx, { kind: 'member', segment: key }, { at });
    const customers = await customerSet(ctx, judged, binder, { at });
    sets.push(`select ${binder.bind(key, 'text')} as key, m.id from customers m where m.id in ${customers}`);
  }
  return sets.length === 0 ? '' : `member as (${sets.join('\nunion all\n')}),\n`;
}

const shown = (measure: MetricMeasure, value: string | null, digits: number): string | null =>
  value !== null && (measure === MetricMeasure.REVENUE || measure === MetricMeasure.AVERAGE_ORDER) ? toDecimal(value, digits) : value;
