import { addDays, startOf } from '@regulars/segment-language';
import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';
import { type Stage, stages } from './lifecycle.rules.js';
import type { ChangeCause } from './stage-change.entity.js';

/** A stage on the last day. */
export interface StageFigures {
  readonly stage: Stage;
  /** who are in it */
  readonly customers: number;
  /** who came to it, and who left it, between the two days */
  readonly entered: number;
  readonly left: number;
  /** who have ever been in it, up to the last day */
  readonly reached: number;
  /** middle of the days that those in it have been there; null without any */
  readonly daysSoFar: number | null;
  /** middle of the days that finished stays took; null without any */
  readonly daysUsual: number | null;
}

/** Customers by the stage of the first day and of the last. */
export interface StageFlow {
  /** null: not known yet */
  readonly from: Stage | null;
  readonly to: Stage;
  readonly customers: number;
  readonly condition: string;
}

/** Changes between the two days. */
export interface StageTransition {
  readonly from: Stage | null;
  readonly to: Stage;
  readonly cause: ChangeCause;
  readonly changes: number;
}

export interface LifecycleReport {
  readonly asOf: Date;
  readonly stages: readonly StageFigures[];
  readonly flows: readonly StageFlow[];
  readonly transitions: readonly StageTransition[];
}

interface Days {
  readonly since: string;
  readonly until: string;
}

/** Where customers stood at the end of one day and of another, and how they came from there to here; of the customers the viewer sees. */
export async function lifecycleReport(ctx: Ctx, days: Days): Promise<LifecycleReport> {
  if (days.since >= days.until) throw inputInvalid({ path: 'since', rule: 'is before `until`' });
  const asOf = ctx.now();
  const { zone } = ctx.organisation;
  const end = (day: string): Date => new Date(Math.min(startOf(addDays(day, 1), zone), asOf.getTime() + 1));
  const [first, last] = [end(days.since), end(days.until)];
  const ask = async <Row extends object>(sql: (changes: string, first: string, last: string) => string): Promise<readonly Row[]> => {
    const binder = new Binder();
    const visible = await customerSet(ctx, undefined, binder, { at: asOf, zone });
    const [from, to] = [binder.bind(first.toISOString(), 'timestamptz'), binder.bind(last.toISOString(), 'timestamptz')];
    const changes = `select s.* from stage_changes s where s.changed_at < ${to}${visible === undefined ? '' : ` and s.customer_id in ${visible}`}`;
    return runStatement<Row>({ pool: ctx.pool, signal: ctx.signal }, { text: sql(changes, from, to), values: binder.values });
  };
  const [figures, flows, transitions] = await Promise.all([
    ask<StageFigures>(figuresSql),
    ask<Omit<StageFlow, 'condition'>>(flowsSql),
    ask<StageTransition>(transitionsSql),
  ]);
  const none = { customers: 0, entered: 0, left: 0, reached: 0, daysSoFar: null, daysUsual: null };
  return {
    asOf,
    stages: stages.map((stage) => figures.find((one) => one.stage === stage) ?? { stage, ...none }),
    flows: flows.map((flow) => ({ ...flow, condition: conditionOf(flow, days) })),
    transitions,
  };
}

/** Each stay in a stage, with when the next one began. */
const staysSql = (changes: string): string =>
  `stays as materialized (select x.customer_id, x.to_stage as stage, x.changed_at, lead(x.changed_at) over (partition by x.customer_id order by x.changed_at, x.id) as ended from (${changes}) x)`;

const figuresSql = (changes: string, first: string, last: string): string => `with ${staysSql(changes)}
select stage, (count(*) filter (where ended is null))::integer as customers, (count(*) filter (where changed_at >= ${first}))::integer as entered,
  (count(*) filter (where ended >= ${first}))::integer as "left", count(distinct customer_id)::integer as reached,
  percentile_cont(0.5) within group (order by extract(epoch from ${last} - changed_at)::float8 / 86400) filter (where ended is null) as "daysSoFar",
  percentile_cont(0.5) within group (order by extract(epoch from ended - changed_at)::float8 / 86400) filter (where ended is not null) as "daysUsual"
from stays group by stage`;

const flowsSql = (changes: string, first: string): string => `with ${staysSql(changes)}
select f.stage as "from", t.stage as "to", count(*)::integer as customers from stays t
left join stays f on f.customer_id = t.customer_id and f.changed_at < ${first} and (f.ended is null or f.ended >= ${first})
where t.ended is null group by 1, 2 order by 3 desc, 1, 2`;

const transitionsSql = (changes: string, first: string): string =>
  `select from_stage as "from", to_stage as "to", cause, count(*)::integer as changes from (${changes}) x where changed_at >= ${first} and from_stage is distinct from to_stage group by 1, 2, 3 order by 4 desc, 1, 2, 3`;

const before = (day: string): string => `before ${addDays(day, 1)}`;

/** The customers of a band, as a condition. */
function conditionOf({ from, to }: Omit<StageFlow, 'condition'>, { since, until }: Days): string {
  const begins = from === null ? `count(stageChanges ${before(since)}) = 0` : `last(stageChanges.toStage ${before(since)}) = "${from}"`;
  return `${begins} and last(stageChanges.toStage ${before(until)}) = "${to}"`;
}
