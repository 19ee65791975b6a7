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
  /** number of the latest move; null when there was none */
  readonly lastMove: string | null;
  /** moves that are not in the stored bitmap yet */
  readonly unfolded: number;
}

const keptSql = `select m.segment_id as "segmentId", m.version, m.as_of as "asOf", m.read_to::text as "readTo", m.looked_to as "lookedTo",
  m.made_by as "madeBy", (select max(r.seq)::text from segment_refreshes r where r.segment_id = m.segment_id) as "lastMove",
  (select count(*)::integer from segment_refreshes r where r.segment_id = m.segment_id and r.seq > m.folded) as unfolded
  from segment_members m where m.segment_id = any ($1::uuid[])`;

/** How far the members of these segments go; those that were never computed are not there. */
export async function keptOf(db: Ctx['db'], segmentIds: readonly string[]): Promise<ReadonlyMap<string, Kept>> {
  const rows = await db.query<Kept[]>(keptSql, [segmentIds]);
  return new Map(rows.map((row) => [row.segmentId, row]));
}

/** A stored bitmap with the moves that came after it. */
export interface StoredMembers {
  readonly segmentId: string;
  readonly members: Buffer;
  readonly entered: readonly Buffer[];
  readonly left: readonly Buffer[];
}

/** Columns of `StoredMembers` over `segment_members m`. */
export const storedColumns = `m.segment_id as "segmentId", m.members,
  array(select r.entered from segment_refreshes r where r.segment_id = m.segment_id and r.seq > m.folded order by r.seq) as entered,
  array(select r."left" from segment_refreshes r where r.segment_id = m.segment_id and r.seq > m.folded order by r.seq) as left`;

/** The statement that reads `StoredMembers` of segments; those that were never computed are not there. */
export const storedSql = `select ${storedColumns} from segment_members m where m.segment_id = any ($1::uuid[])`;

/** The members themselves, to be disposed of. */
export function membersIn({ members, entered, left }: StoredMembers): RoaringBitmap32 {
  const bitmap = deserialize(members);
  entered.forEach((came, index) => {
    apply(came, (moved) => bitmap.orInPlace(moved));
    const went = left[index];
    if (went) apply(went, (moved) => bitmap.andNotInPlace(moved));
  });
  return bitmap;
}

/** Their ordinals, in ascending order. */
export function ordinalsIn(stored: StoredMembers): Uint32Array {
  const bitmap = membersIn(stored);
  try {
    return bitmap.toUint32Array();
  } finally {
    bitmap.dispose();
  }
}

const deserialize = (bytes: Buffer): RoaringBitmap32 => RoaringBitmap32.deserialize(bytes, SerializationFormat.portable);

function apply(bytes: Buffer, change: (moved: RoaringBitmap32) => void): void {
  const moved = deserialize(bytes);
  try {
    change(moved);
  } finally {
    moved.dispose();
  }
}

/** The members of segments in the database of a transaction, to be disposed of. */
export async function loadMembers(tx: Ctx, segmentIds: readonly string[]): Promise<ReadonlyMap<string, RoaringBitmap32>> {
  const rows = await tx.db.query<StoredMembers[]>(storedSql, [segmentIds]);
  return new Map(rows.map((row) => [row.segmentId, membersIn(row)]));
}

/** Puts all moves of a segment into its stored bitmap. */
export async function foldMoves(tx: Ctx, segmentId: string, bitmap: RoaringBitmap32, lastMove: string): Promise<void> {
  bitmap.runOptimize();
  const bytes = Buffer.from(bitmap.serialize(SerializationFormat.portable));
  await tx.db.query('update segment_members set members = $2, folded = $3 where segment_id = $1', [segmentId, bytes, lastMove]);
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

/** Writes down who entered and who left, in this order, and tells of it; answers the number of each segment's latest move. */
export async function recordMoves(tx: Ctx, moves: readonly Move[]): Promise<ReadonlyMap<string, string>> {
  if (moves.length === 0) return new Map();
  const column = <T>(of: (move: Move) => T): readonly T[] => moves.map(of);
  const rows = await tx.db.query<{ segmentId: string; seq: string }[]>(
    `insert into segment_refreshes (segment_id, id, version, cause, at, size, entered_count, left_count, entered, "left")
     select g.segment_id, g.id, g.version, g.cause, g.at, g.size, g.entered_count, g.left_count, g.entered, g.left_ones
     from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::timestamptz[], $6::integer[], $7::integer[], $8::integer[], $9::bytea[], $10::bytea[])
       with ordinality as g (segment_id, id, version, cause, at, size, entered_count, left_count, entered, left_ones, place) order by g.place
     returning segment_id as "segmentId", seq::text`,
    [
      column(({ segmentId }) => segmentId),
      column(() => newId()),
      column(({ version }) => version),
      column(({ cause }) => cause),
      column(({ at }) => at),
      column(({ size }) => size),
      column(({ entered }) => entered.length),
      column(({ left }) => left.length),
      column(({ entered }) => encodeMembers(entered)),
      column(({ left }) => encodeMembers(left)),
    ],
  );
  const latest = new Map(rows.map(({ segmentId, seq }) => [segmentId, seq]));
  tx.events.record({ name: 'MembersChanged', segmentIds: [...latest.keys()] });
  return latest;
}
