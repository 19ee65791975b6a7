import type { RoaringBitmap32 } from 'roaring-wasm';
import type { Ctx } from '../../access/viewer.js';
import { inTransaction } from '../../platform/transaction.js';
import type { Found } from '../../read/index.js';
import type { ToJudge } from './follow.rules.js';
import { MembersCache } from './members-cache.js';
import { foldMoves, type Kept, keptOf, loadMembers, type Move, recordMoves, type RefreshCause } from './members-store.js';
import type { RuleMark } from './rule-marks.js';
import type { StoredSegment } from './segment-store.js';

/** A segment that following cannot keep right by itself. */
export interface Whole {
  readonly segment: StoredSegment;
  readonly cause: 'data' | 'time';
}

/** A segment whose members go so far. */
export interface Following {
  readonly segment: StoredSegment;
  readonly mark: RuleMark;
  readonly kept: Kept & { readonly readTo: string; readonly lookedTo: Date };
}

export interface Judging extends Following {
  readonly ask: ToJudge;
}

/** What one snapshot of the database says. */
export interface Look {
  readonly snapshot: string;
  readonly found: Found;
  readonly judging: readonly Judging[];
  readonly whole: readonly Whole[];
  readonly gone: ReadonlyMap<string, number>;
  readonly nextAt: Date | undefined;
}

/** Members in hand, with the number of their latest move. */
interface Held {
  readonly bitmap: RoaringBitmap32;
  lastMove: string | null;
}

/** Writes who entered and who left by what a look found, all or nothing. */
export async function writeMoves(ctx: Ctx, look: Look, at: Date): Promise<void> {
  const cache = MembersCache.of(ctx);
  const held = new Map<string, Held>();
  let isWritten = false;
  try {
    await inTransaction(ctx, async (tx) => {
      letGo(held); // of an attempt before that came to nothing
      const ids = look.judging.map(({ segment }) => segment.id);
      const locked = await tx.db.query<{ id: string; version: number }[]>(
        'select id, version from segments where id = any ($1::uuid[]) and archived_at is null order by id for update',
        [ids],
      );
      const versions = new Map(locked.map(({ id, version }) => [id, version]));
      const now = await keptOf(tx.db, ids);
      // A segment that was saved or computed meanwhile is looked at anew the next time.
      const same = look.judging.filter(
        ({ segment, kept }) => versions.get(segment.id) === segment.version && now.get(segment.id)?.readTo === kept.readTo,
      );
      const touched = same.filter(({ ask }) => ask.changed.size + ask.moved.size > 0);
      await hold(tx, cache, held, touched, now);
      const moves = touched.flatMap((one) => movesOf(one, look, held.get(one.segment.id)?.bitmap, at));
      for (const [id, lastMove] of await recordMoves(tx, moves)) {
        const one = held.get(id);
        if (!one) continue;
        one.lastMove = lastMove;
        if ((now.get(id)?.unfolded ?? 0) >= mostUnfolded(id)) await foldMoves(tx, id, one.bitmap, lastMove);
      }
      await setSizes(tx, moves);
      await bump(tx, same, look.snapshot, at);
    });
    isWritten = true;
  } finally {
    if (isWritten) for (const [id, { bitmap, lastMove }] of held) cache.give(id, bitmap, lastMove);
    else letGo(held);
  }
}

/** Disposes of bitmaps with moves that were not written. */
function letGo(held: Map<string, Held>): void {
  for (const { bitmap } of held.values()) bitmap.dispose();
  held.clear();
}

/** Takes the members of segments in hand: out of the cache, or the database. */
async function hold(
  tx: Ctx,
  cache: MembersCache,
  held: Map<string, Held>,
  touched: readonly Judging[],
  kept: ReadonlyMap<string, Kept>,
): Promise<void> {
  const missing: string[] = [];
  const lastMoveOf = (id: string): string | null => kept.get(id)?.lastMove ?? null;
  for (const { segment } of touched) {
    const bitmap = cache.take(segment.id, lastMoveOf(segment.id));
    if (bitmap) held.set(segment.id, { bitmap, lastMove: lastMoveOf(segment.id) });
    else missing.push(segment.id);
  }
  if (missing.length === 0) return;
  for (const [id, bitmap] of await loadMembers(tx, missing)) held.set(id, { bitmap, lastMove: lastMoveOf(id) });
}

/** Moves that wait before they are put into the stored bitmap, so that it is not written at every move; not the same for all, so that not all are due at once. */
const mostUnfolded = (segmentId: string): number => 32 + (Number.parseInt(segmentId.slice(-2), 16) % 64);

/** Who enters and who leaves, of the customers judged: those whom time moved apart from those who changed. The bitmap is brought up to it. */
function movesOf({ segment, ask }: Judging, { found, gone }: Look, members: RoaringBitmap32 | undefined, at: Date): readonly Move[] {
  if (!members) return [];
  const belong = found.members.get(segment.id) ?? new Set<number>();
  const moveOf = (customers: Iterable<string>, cause: RefreshCause): Move[] => {
    const ordinals = [...customers].flatMap((id) => found.present.get(id) ?? gone.get(id) ?? []);
    const entered = ordinals.filter((ordinal) => belong.has(ordinal) && !members.has(ordinal));
    const left = ordinals.filter((ordinal) => !belong.has(ordinal) && members.has(ordinal));
    if (entered.length + left.length === 0) return [];
    entered.forEach((ordinal) => members.add(ordinal));
    left.forEach((ordinal) => members.delete(ordinal));
    return [{ segmentId: segment.id, version: segment.version, cause, at, size: members.size, entered, left }];
  };
  const byTime = [...ask.moved].filter((id) => !ask.changed.has(id));
  return [...moveOf(byTime, 'time'), ...moveOf(ask.changed, 'data')];
}

async function setSizes(tx: Ctx, moves: readonly Move[]): Promise<void> {
  const sizes = new Map(moves.map(({ segmentId, size }) => [segmentId, size]));
  if (sizes.size === 0) return;
  await tx.db.query(
    'update segments s set member_count = g.size from unnest($1::uuid[], $2::integer[]) as g (id, size) where s.id = g.id and s.member_count <> g.size',
    [[...sizes.keys()], [...sizes.values()]],
  );
}

/** The members of these segments are those of now. A rule that only computing as a whole keeps right stays as far in time as that went. */
async function bump(tx: Ctx, following: readonly Following[], snapshot: string, at: Date): Promise<void> {
  const idsOf = (some: readonly Following[]): readonly string[] => some.map(({ segment }) => segment.id);
  await tx.db.query(
    `update segment_members set read_to = $2::pg_snapshot, as_of = greatest(as_of, $3),
       looked_to = case when segment_id = any ($4::uuid[]) then looked_to else greatest(looked_to, $3) end where segment_id = any ($1::uuid[])`,
    [idsOf(following), snapshot, at, idsOf(following.filter(({ mark }) => mark.reads.isEveryMoment))],
  );
  await tx.db.query(
    `update segments set members_as_of = greatest(members_as_of, $2), freshness = case freshness when 'STALE' then 'FRESH' else freshness end
     where id = any ($1::uuid[])`,
    [idsOf(following), at],
  );
}
