import { type Ctx, ctxAs, systemCtx } from '../../access/index.js';
import type { Platform } from '../../platform/platform.js';
import { inTransaction } from '../../platform/transaction.js';
import { visibleSegments } from './segment-source.js';
import type { StoredSegment } from './segment-store.js';

/** Segments by whether their owner may still read what the rule reads. */
export interface ByRights {
  /** of one of the owners who may: what they share is computed with it, since members are of all customers */
  readonly ctx: Ctx | undefined;
  readonly allowed: readonly StoredSegment[];
  readonly lost: readonly StoredSegment[];
}

/** Members are kept with the rights of the segments' owners. */
export async function byRights(platform: Platform, segments: readonly StoredSegment[], signal: AbortSignal): Promise<ByRights> {
  const visible = new Set<string>();
  let able: Ctx | undefined;
  for (const ownerId of new Set(segments.map((segment) => segment.ownerId))) {
    const ctx = await ctxAs(platform, ownerId, signal);
    if (!ctx) continue;
    able ??= ctx;
    for (const { id, ownerId: owner } of await visibleSegments(ctx)) if (owner === ownerId) visible.add(id);
  }
  return { ctx: able, allowed: segments.filter(({ id }) => visible.has(id)), lost: segments.filter(({ id }) => !visible.has(id)) };
}

/** A lost right pauses a segment, with the reason, instead of guessing. */
export async function pause(platform: Platform, segments: readonly StoredSegment[], signal: AbortSignal): Promise<void> {
  for (const { id, ownerId } of segments) {
    const owner = await ctxAs(platform, ownerId, signal);
    await inTransaction(await systemCtx(platform, signal), async (tx) => {
      await tx.db.query(`update segments set freshness = 'PAUSED', freshness_reason = $2 where id = $1`, [
        id,
        owner ? 'The owner may no longer read a field of the rule.' : 'The owner has no account any more.',
      ]);
      tx.events.record({ name: 'SegmentChanged', segmentId: id });
    });
  }
}
