import type { PoolClient } from 'pg';
import type { Ctx } from '../../access/viewer.js';
import { everything, type Judged, judgeCustomers, judgeWith, lexiconOf, movedByTime, nextMove, worldFor } from '../../read/index.js';
import { type Change, toJudge, wholeBecause } from './follow.rules.js';
import { keptOf } from './members-store.js';
import { ruleMarks } from './rule-marks.js';
import type { StoredSegment } from './segment-store.js';
import { type Following, type Judging, type Look, type Whole, writeMoves } from './write-moves.service.js';

export interface Followed {
  readonly whole: readonly Whole[];
  /** when time alone moves somebody next, within a minute */
  readonly nextAt: Date | undefined;
  /** customers who were judged */
  readonly judged: number;
}

/**
 * Brings the members of these segments up to this moment: customers who changed since, and those whom time moved, are judged again by each
 * rule that reads what changed, in one snapshot; who enters and who leaves is written with the cause. What cannot be followed (a new rule, a
 * turned day, a change of products) is given back, to be computed as a whole.
 */
export async function followMembers(ctx: Ctx, segments: readonly StoredSegment[]): Promise<Followed> {
  const at = ctx.now();
  const [marks, kept] = await Promise.all([
    ruleMarks(ctx, segments),
    keptOf(
      ctx.db,
      segments.map(({ id }) => id),
    ),
  ]);
  const whole: Whole[] = [];
  const following: Following[] = [];
  for (const segment of segments) {
    const mark = marks.get(segment.id);
    const goes = kept.get(segment.id);
    const cause = mark && wholeBecause(segment, mark, goes, at);
    if (cause === 'data' || cause === 'time') whole.push({ segment, cause });
    else if (!cause && mark && goes?.readTo != null && goes.lookedTo !== null)
      following.push({ segment, mark, kept: { ...goes, readTo: goes.readTo, lookedTo: goes.lookedTo } });
  }
  if (following.length === 0) return { whole, nextAt: undefined, judged: 0 };
  const look = await inSnapshot(ctx, (client) => lookAt(ctx, client, following, at));
  await writeMoves(ctx, look, at);
  return { whole: [...whole, ...look.whole], nextAt: look.nextAt, judged: look.found.present.size };
}

const usesOf = new WeakMap<PoolClient, number>();
/** Looks after which a connection, and with it the plans that it keeps, is given up. */
const mostUses = 1000;

async function inSnapshot<T>(ctx: Ctx, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await ctx.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local plan_cache_mode = force_generic_plan'); // of these statements planning takes longer than running
    return await work(client);
  } finally {
    await client.query('commit').catch(() => undefined);
    const uses = (usesOf.get(client) ?? 0) + 1;
    usesOf.set(client, uses);
    client.release(uses >= mostUses); // lets go of the plans of rules that are no more
  }
}

async function lookAt(ctx: Ctx, client: PoolClient, following: readonly Following[], at: Date): Promise<Look> {
  const snapshots = [...new Set(following.map(({ kept }) => kept.readTo))];
  const { snapshot, changes } = await changesSince(client, snapshots);
  const hours = new Set(following.flatMap(({ mark }) => [...mark.reads.hours]));
  const moved = await movedSince(client, following, at);
  const whole: Whole[] = [];
  const judging: Judging[] = [];
  for (const one of following) {
    const ask = toJudge(one.mark, snapshots.indexOf(one.kept.readTo), changes, moved(one));
    if (ask === 'whole') whole.push({ segment: one.segment, cause: 'data' });
    else judging.push({ ...one, ask });
  }
  const affected = judging.filter(({ ask }) => ask.changed.size + ask.moved.size > 0);
  const { rules, broken } = await judgedRules(ctx, affected, at);
  const customers = [...new Set(affected.flatMap(({ ask }) => [...ask.changed, ...ask.moved]))];
  const found =
    customers.length > 0
      ? await judgeCustomers(client, rules, customers, { isRepeated: true })
      : { present: new Map(), members: new Map() };
  return {
    snapshot,
    found,
    judging: judging.filter(({ segment }) => !broken.has(segment.id)),
    whole: [...whole, ...judging.filter(({ segment }) => broken.has(segment.id)).map(({ segment }): Whole => ({ segment, cause: 'data' }))],
    gone: new Map(changes.flatMap(({ customerId, ordinal }) => (customerId !== null && ordinal !== null ? [[customerId, ordinal]] : []))),
    nextAt: await nextMove(client, hours, at, new Date(at.getTime() + 60_000)),
  };
}

interface ChangeRow extends Change {
  readonly snapshot: string;
}

/** The snapshot that the client reads, and the changes it sees that one of the earlier ones did not. */
async function changesSince(client: PoolClient, snapshots: readonly string[]): Promise<{ snapshot: string; changes: readonly Change[] }> {
  const { rows } = await client.query<ChangeRow>(
    `select pg_current_snapshot()::text as snapshot, ch.kind, ch.customer_id as "customerId", ch.ordinal, ch.new_to as "newTo"
     from (values (1)) one left join (
       select kind, customer_id, ordinal, array(
         select s.place::integer - 1 from unnest($1::text[]::pg_snapshot[]) with ordinality as s (snapshot, place)
         where not pg_visible_in_snapshot(xid, s.snapshot)) as new_to
       from changes where xid >= (select min(pg_snapshot_xmin(s)) from unnest($1::text[]::pg_snapshot[]) s)
     ) ch on cardinality(ch.new_to) > 0`,
    [snapshots],
  );
  if (!rows[0]) throw new Error('No snapshot.');
  return { snapshot: rows[0].snapshot, changes: rows.filter(({ kind }) => kind !== null) };
}

/** Segments that were looked at together and count the same hours have one answer. */
const lookOf = ({ mark, kept }: Following): string =>
  `${kept.lookedTo.getTime()} ${[...mark.reads.hours].toSorted((a, b) => a - b).join(' ')}`;

/** Customers whom time moved since a segment was looked at last, by segment; one question for all that were looked at together. */
async function movedSince(client: PoolClient, following: readonly Following[], at: Date): Promise<(one: Following) => ReadonlySet<string>> {
  const moved = new Map<string, ReadonlySet<string>>();
  for (const one of following) {
    const key = lookOf(one);
    if (!moved.has(key))
      moved.set(key, one.kept.lookedTo < at ? await movedByTime(client, one.mark.reads.hours, one.kept.lookedTo, at) : new Set());
  }
  return (one) => moved.get(lookOf(one)) ?? new Set();
}

/** The rules, judged against what exists now; one that names what is gone is broken, never "everybody". */
async function judgedRules(
  ctx: Ctx,
  affected: readonly Following[],
  at: Date,
): Promise<{ rules: ReadonlyMap<string, Judged>; broken: ReadonlySet<string> }> {
  const lexicon = await lexiconOf(ctx, everything);
  const rules = new Map<string, Judged>();
  const broken = new Set<string>();
  for (const zone of new Set(affected.map(({ segment }) => segment.zone))) {
    const valid = affected
      .filter(({ segment }) => segment.zone === zone)
      .flatMap(({ segment }) => {
        try {
          return [{ id: segment.id, condition: judgeWith(segment.condition, lexicon) }];
        } catch (error) {
          ctx.log.debug(error, 'A rule cannot be followed.');
          broken.add(segment.id);
          return [];
        }
      });
    const world = await worldFor(
      ctx,
      lexicon,
      valid.map(({ condition }) => condition),
      { at, zone },
    );
    for (const { id, condition } of valid) rules.set(id, { condition, world });
  }
  return { rules, broken };
}
