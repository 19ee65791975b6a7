import { RoaringBitmap32, SerializationFormat } from 'roaring-wasm';
import type { Ctx } from '../../access/viewer.js';
import { newId } from '../../platform/ids.js';
import { encodeMembers } from './members.bitmap.js';

/** Why members were computed. */
export type RefreshCause = 'version' | 'refresh' | 'time' | 'data' | 'override';

/** How far the kept members of a segment go. */
export interface Kept {
  readonly segmentId: string;
  readonly version: number;
  readonly asOf: Date;
  /** every change that this snapshot of PostgreSQL sees is in; null for members from before memberships were followed */
  readonly readTo: string | null;
  readonly lookedTo: Date | null;
  readonly madeBy: string | null;
}

const columns = `segment_id as "segmentId", version, as_of as "asOf", read_to::text as "readTo", looked_to as "lookedTo", made_by as "madeBy"`;

/** How far the members of these segments go; those that were never computed are not there. */
export async function keptOf(db: Ctx['db'], segmentIds: readonly string[]): Promise<ReadonlyMap<string, Kept>> {
  const rows = await db.query<Kept[]>(`select ${columns} from segment_members where segment_id = any ($1::uuid[])`, [segmentIds]);
  return new Map(rows.map((row) => [row.segmentId, row]));
}

/** The bitmap as it is kept, to be disposed of; undefined where there is none. */
export async function keptMembers(tx: Ctx, segmentId: string): Promise<RoaringBitmap32 | undefined> {
  const [row] = await tx.db.query<{ members: Buffer }[]>('select members from segment_members where segment_id = $1', [segmentId]);
  return row && RoaringBitmap32.deserialize(row.members, SerializationFormat.portable);
}

/** The bitmap as bytes to keep. */
export function bytesOf(bitmap: RoaringBitmap32): Buffer {
  bitmap.runOptimize();
  return Buffer.from(bitmap.serialize(SerializationFormat.portable));
}

export interface Move {
  readonly segmentId: string;
  readonly version: number;
  readonly cause: RefreshCause;
  readonly at: Date;
  /** members afterwards */
  readonly size: number;
  readonly entered: readonly number[];
  readonly left: readonly number[];
}

/** Writes down who entered and who left, and tells of it. */
export async function recordMove(tx: Ctx, { segmentId, version, cause, at, size, entered, left }: Move): Promise<void> {
  await tx.db.query(
    `insert into segment_refreshes (segment_id, id, version, cause, at, size, entered_count, left_count, entered, "left")
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [segmentId, newId(), version, cause, at, size, entered.length, left.length, encodeMembers(entered), encodeMembers(left)],
  );
  tx.events.record({ name: 'MembersChanged', segmentId });
}
