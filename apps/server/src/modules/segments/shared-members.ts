import { SerializationFormat } from 'roaring-wasm';
import type { Ctx } from '../../access/viewer.js';
import { failure } from '../../platform/errors.js';
import type { ApiClientId } from '../../platform/ids.js';
import { runStatement } from '../../read/index.js';
import { decodeMembers } from './members.bitmap.js';
import { loadMembers } from './members-store.js';
import { refreshMany } from './members.service.js';

/**
 * Computes the members of segments that are about to be shared, so that what is frozen is of this moment and not of the last refresh. It is no
 * part of the change that shares them: that is put on record by its own transaction.
 */
export const bringUpToDate = (ctx: Ctx, segmentIds: readonly string[]): Promise<void> =>
  refreshMany(
    { ...ctx, change: undefined },
    segmentIds.map((segmentId) => ({ segmentId, cause: 'refresh' })),
  );

/**
 * Freezes the members of segments, as they stand, for a program: these are for it the members until somebody freezes them again, whatever comes
 * or goes. Throws UNAVAILABLE where the members could not be computed yet.
 */
export async function freezeMembersFor(tx: Ctx, clientId: ApiClientId, segmentIds: readonly string[]): Promise<void> {
  const found = await loadMembers(tx, segmentIds);
  try {
    for (const segmentId of segmentIds) {
      const members = found.get(segmentId);
      if (!members) throw failure('UNAVAILABLE', 'The members of a segment could not be computed yet.');
      await tx.db.query(
        `insert into shared_members (client_id, segment_id, frozen_at, members, size) values ($1, $2, $3, $4, $5)
         on conflict (client_id, segment_id) do update set frozen_at = excluded.frozen_at, members = excluded.members, size = excluded.size`,
        [clientId, segmentId, tx.now(), Buffer.from(members.serialize(SerializationFormat.portable)), members.size],
      );
    }
  } finally {
    for (const members of found.values()) members.dispose();
  }
}

/** Ordinals of the members as they were frozen for the program that asks, in ascending order; undefined for people, for whom the rule decides. */
export async function sharedMembers(ctx: Ctx, segmentId: string): Promise<Uint32Array | undefined> {
  const { sharing } = ctx.viewer;
  if (!sharing) return undefined;
  const [row] = await runStatement<{ members: Buffer }>(ctx, {
    text: 'select members from shared_members where client_id = $1 and segment_id = $2',
    values: [sharing.clientId, segmentId],
  });
  return decodeMembers(row?.members);
}

/** When the members were frozen for the program that asks; undefined for people, null where they never were. */
export const sharedAt = (ctx: Ctx, segmentId: string): Date | null | undefined =>
  ctx.viewer.sharing && (ctx.viewer.sharing.frozenAt.get(segmentId) ?? null);
