import type { Ctx } from '../../access/viewer.js';
import { runStatement } from '../../read/index.js';
import { decodeMembers } from './members.bitmap.js';

/** Who came in and dropped out of a segment by one computation, as ordinals of all customers. */
export interface MembersMoved {
  readonly at: Date;
  readonly cause: string;
  readonly entered: Uint32Array;
  readonly left: Uint32Array;
}

/** What a computation of members changed; undefined when there is no such one. */
export async function membersMoved(ctx: Ctx, segmentId: string, refreshId: string): Promise<MembersMoved | undefined> {
  const [row] = await runStatement<{ at: Date; cause: string; entered: Buffer; left: Buffer }>(ctx, {
    text: 'select at, cause, entered, "left" from segment_refreshes where id = $1 and segment_id = $2',
    values: [refreshId, segmentId],
  });
  return row && { at: row.at, cause: row.cause, entered: decodeMembers(row.entered), left: decodeMembers(row.left) };
}
