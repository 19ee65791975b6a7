import { addMonths, dayOf, startOf } from '@regulars/segment-language';
import type { Ctx } from '../../access/viewer.js';
import { isId, newId } from '../../platform/ids.js';
import { everything, judgeCustomers, type Judged, lexiconOf, membersOfEach, runStatement, worldFor } from '../../read/index.js';
import { judgedRules, type LifecycleRules, lifecycleRules, noteJudged } from './lifecycle-rules.service.js';
import { nextStage, type Stage, type StageRule, stages } from './lifecycle.rules.js';
import type { ChangeCause } from './stage-change.entity.js';
import { type Move, writeMoves } from './stage-store.js';

/** Months worked out afterwards when a shop is judged for the first time. */
const replayed = 12;

/** Which rules each customer holds, a bit a rule, by ordinal. */
type Holding = Uint32Array;

/** Stages of all customers by ordinal: 0 none, else the place in `stages` from 1. */
interface Everybody {
  readonly stages: Uint8Array;
  /** when the customer was first heard of, in epoch ms; 0 where there is no customer */
  readonly since: Float64Array;
}

const numberOf = (stage: Stage | null): number => (stage === null ? 0 : stages.indexOf(stage) + 1);
const stageOf = (number: number): Stage | null => stages[number - 1] ?? null;

/**
 * Judges every customer now and writes who came to another stage. The first time the ends of the last twelve months are worked out before, as
 * the rules would have judged them, so that there is a history to look at. A run that was killed is made again and changes only what differs.
 */
export async function judgeEverybody(ctx: Ctx): Promise<void> {
  const at = ctx.now();
  const inForce = await lifecycleRules(ctx);
  const conditions = await judgedRules(ctx, inForce.rules);
  const isFirst = inForce.judgedAt === null;
  const everybody = await everybodyNow(ctx);
  const moves = new Map<number, Move>();
  for (const moment of [...(isFirst ? monthsBefore(at, ctx.organisation.zone) : []), at]) {
    ctx.signal.throwIfAborted();
    const holding = new Uint32Array(everybody.stages.length);
    const kept = conditions.map((condition) => ({ condition, zone: ctx.organisation.zone }));
    for (const [place, members] of (await membersOfEach(ctx, kept, moment)).entries()) {
      if (members instanceof Error) throw members;
      members.forEach((ordinal) => (holding[ordinal] = (holding[ordinal] ?? 0) | (1 << place)));
    }
    step(everybody, inForce.rules, holding, moment, moves);
  }
  await writeMoves(ctx, [...moves.values()], causeOf(inForce));
  if (isFirst) await ctx.db.query('analyze customers, stage_changes');
  await noteJudged(ctx, inForce, at);
}

function causeOf({ judgedAt, judgedVersion, version }: LifecycleRules): ChangeCause {
  if (judgedAt === null) return 'replayed';
  return judgedVersion === version ? 'time' : 'rules';
}

/** Moves everybody who was there at the moment one step on. */
function step(everybody: Everybody, rules: readonly StageRule[], holding: Holding, moment: Date, moves: Map<number, Move>): void {
  for (const [ordinal, bits] of holding.entries()) {
    const since = everybody.since[ordinal] ?? 0;
    if (since === 0 || since > moment.getTime()) continue;
    const current = stageOf(everybody.stages[ordinal] ?? 0);
    const next = nextStage(rules, current, (place) => (bits & (1 << place)) !== 0);
    if (next === null || next === current) continue;
    everybody.stages[ordinal] = numberOf(next);
    const move = moves.get(ordinal) ?? { ordinal, was: current, path: [] };
    move.path.push({ id: newId(), at: moment, from: current, to: next });
    moves.set(ordinal, move);
  }
}

async function everybodyNow(ctx: Ctx): Promise<Everybody> {
  const runner = { pool: ctx.pool, signal: ctx.signal };
  const rows = await runStatement<{ stage: string | null; ordinals: readonly number[]; since: readonly number[] }>(runner, {
    text: `select c.lifecycle_stage as stage, array_agg(c.ordinal) as ordinals,
  array_agg(extract(epoch from least(c.created_at, o.first)) * 1000)::float8[] as since
from customers c left join (select customer_id, min(placed_at) as first from orders group by 1) o on o.customer_id = c.id group by 1`,
    values: [],
  });
  const size = rows.reduce((most, { ordinals }) => ordinals.reduce((above, ordinal) => Math.max(above, ordinal), most), 0) + 1;
  const everybody: Everybody = { stages: new Uint8Array(size), since: new Float64Array(size) };
  for (const { stage, ordinals, since } of rows)
    for (const [index, ordinal] of ordinals.entries()) {
      everybody.stages[ordinal] = numberOf(stages.find((known) => known === stage) ?? null);
      everybody.since[ordinal] = since[index] ?? 0;
    }
  return everybody;
}

/** The last moments of the months before a moment, the earliest first. */
function monthsBefore(at: Date, zone: string): readonly Date[] {
  const month = `${dayOf(at.getTime(), zone).slice(0, 7)}-01`;
  return Array.from({ length: replayed }, (_, index) => new Date(startOf(addMonths(month, index + 1 - replayed), zone) - 1));
}

/** Judges some customers now, because of data that came; before everybody was judged for the first time nobody is judged alone. */
export async function judgeSome(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  const inForce = await lifecycleRules(ctx);
  if (inForce.judgedAt === null) return;
  const at = ctx.now();
  const lexicon = await lexiconOf(ctx, everything);
  const rules = new Map<string, Judged>();
  for (const condition of await judgedRules(ctx, inForce.rules))
    rules.set(newId(), { condition, world: await worldFor(ctx, lexicon, [condition], { at }) });
  const known = customerIds.filter((id) => isId(id));
  const { present, members } = await judgeCustomers(ctx.pool, rules, known);
  const held = [...rules.keys()].map((id) => members.get(id));
  const { rows } = await ctx.pool.query<{ ordinal: number; stage: string | null }>(
    'select ordinal, lifecycle_stage as stage from customers where ordinal = any ($1::integer[])',
    [[...present.values()]],
  );
  const moves = rows.flatMap(({ ordinal, stage }): Move[] => {
    const was = stages.find((one) => one === stage) ?? null;
    const next = nextStage(inForce.rules, was, (place) => held[place]?.has(ordinal) ?? false);
    return next === null || next === was ? [] : [{ ordinal, was, path: [{ id: newId(), at, from: was, to: next }] }];
  });
  await writeMoves(ctx, moves, 'data');
}
