import type { Ctx } from '../../access/viewer.js';
import { lexiconOf, provideSegments, runStatement } from '../../read/index.js';
import { decodeMembers } from './members.bitmap.js';
import { ordinalsIn, type StoredMembers, storedSql } from './members-store.js';
import { sharedMembers } from './shared-members.js';
import { allSegments, isWithin, segmentByKey, type StoredSegment } from './segment-store.js';

/** The segments that are there for this viewer: those whose rule reads only what the viewer may read; for a program, those shared with it. */
export async function visibleSegments(ctx: Ctx): Promise<readonly StoredSegment[]> {
  const all = await allSegments(ctx.pool);
  const { sharing } = ctx.viewer;
  if (sharing) return all.filter(({ id }) => sharing.frozenAt.has(id)); // whatever its rule reads: of that it sees nothing
  const byKey = new Map(all.map((segment) => [segment.key, segment]));
  const { catalogue } = await lexiconOf(ctx, ctx.viewer.policy, new Map(), new Map());
  return all.filter(({ condition, key }) => isWithin(condition, catalogue, byKey, new Set([key])));
}

/** Tells the reading door where segments come from. */
export function connectToReading(): void {
  provideSegments({
    visible: async (ctx) =>
      new Map((await visibleSegments(ctx)).filter(({ archivedAt }) => archivedAt === null).map(({ key, name }) => [key, name])),
    rule: async (ctx, key) => segmentByKey(ctx.pool, key),
    fixed: fixedMembers,
    recorded: recordedMembers,
  });
}

async function fixedMembers(ctx: Ctx, key: string): Promise<readonly number[] | undefined> {
  if (!ctx.viewer.sharing) return undefined;
  const segment = await segmentByKey(ctx.pool, key);
  return segment ? [...((await sharedMembers(ctx, segment.id)) ?? [])] : [];
}

/** Ordinals recorded by the last refresh at or before the moment; nobody before the first. */
async function recordedMembers(ctx: Ctx, key: string, at: Date): Promise<readonly number[]> {
  const segment = await segmentByKey(ctx.pool, key);
  return segment ? membersAsRecorded(ctx, segment, at) : [];
}

/** Goes back from the members in force through the refreshes since, undoing each. */
export async function membersAsRecorded(ctx: Ctx, segment: StoredSegment, at: Date): Promise<readonly number[]> {
  const runner = ctx;
  const [current] = await runStatement<StoredMembers>(runner, { text: storedSql, values: [[segment.id]] });
  const since = await runStatement<{ entered: Buffer; left: Buffer }>(runner, {
    text: 'select entered, "left" from segment_refreshes where segment_id = $1 and at > $2 order by at desc, id desc',
    values: [segment.id, at],
  });
  const members = new Set(current ? ordinalsIn(current) : []);
  for (const refresh of since) {
    for (const ordinal of decodeMembers(refresh.entered)) members.delete(ordinal);
    for (const ordinal of decodeMembers(refresh.left)) members.add(ordinal);
  }
  return [...members].toSorted((a, b) => a - b);
}
