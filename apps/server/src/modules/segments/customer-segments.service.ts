import { RoaringBitmap32, SerializationFormat } from 'roaring-wasm';
import type { Ctx } from '../../access/viewer.js';
import { runStatement } from '../../read/index.js';
import { membersIn, type StoredMembers, storedSql } from './members-store.js';
import { batched } from './per-request.js';
import { visibleSegments } from './segment-source.js';
import { sharedAt, sharedMembers } from './shared-members.js';

/** A segment that a customer is in. */
export interface Membership {
  readonly segmentId: string;
  readonly ordinal: number;
}

const rowsOf = <Row extends object>(ctx: Ctx, text: string, values: readonly unknown[]): Promise<Row[]> =>
  runStatement<Row>(ctx, { text, values: [...values] });

/** Runs a question over a bitmap without unfolding it, and disposes of it. */
function within<T>(bitmap: RoaringBitmap32, ask: (members: RoaringBitmap32) => T): T {
  try {
    return ask(bitmap);
  } finally {
    bitmap.dispose();
  }
}

/** The segments of customers by name, archived ones left out, as last computed: three statements for any number of customers. */
export const membershipsOf = batched<Ctx, string, readonly Membership[]>(async (ctx, customerIds) => {
  const segments = (await visibleSegments(ctx))
    .filter(({ archivedAt }) => archivedAt === null)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const [customers, bitmaps] = await Promise.all([
    rowsOf<{ id: string; ordinal: number }>(ctx, 'select id, ordinal from customers where id = any($1::uuid[])', [customerIds]),
    rowsOf<StoredMembers>(ctx, storedSql, [segments.map(({ id }) => id)]),
  ]);
  const members = new Map(
    bitmaps.map((row) => [
      row.segmentId,
      within(membersIn(row), (bitmap) => new Set(customers.map(({ ordinal }) => ordinal).filter((ordinal) => bitmap.has(ordinal)))),
    ]),
  );
  for (const { id } of segments) {
    const shared = await sharedMembers(ctx, id);
    if (shared) members.set(id, new Set(shared));
  }
  return new Map(
    customers.map(({ id, ordinal }) => [
      id,
      segments.filter((segment) => members.get(segment.id)?.has(ordinal)).map((segment) => ({ segmentId: segment.id, ordinal })),
    ]),
  );
});

const keyOf = ({ segmentId, ordinal }: Membership): string => `${segmentId} ${ordinal}`;

/** When customers came in for the last time, by what was recorded; one statement. */
const sinceByKey = batched<Ctx, string, Date>(async (ctx, keys) => {
  const asked = new Map<string, number[]>();
  for (const key of keys) {
    const [segmentId = '', ordinal] = key.split(' ');
    asked.set(segmentId, [...(asked.get(segmentId) ?? []), Number(ordinal)]);
  }
  if (ctx.viewer.sharing)
    return new Map(
      keys.flatMap((key) => {
        const frozen = sharedAt(ctx, key.split(' ')[0] ?? '');
        return frozen ? [[key, frozen] as const] : [];
      }),
    );
  const refreshes = await rowsOf<{ id: string; at: Date; entered: Buffer }>(
    ctx,
    'select segment_id as id, at, entered from segment_refreshes where segment_id = any($1::uuid[]) and entered_count > 0 order by at, id',
    [[...asked.keys()]],
  );
  const since = new Map<string, Date>();
  for (const { id, at, entered } of refreshes) {
    const ordinals = asked.get(id) ?? [];
    const came = within(RoaringBitmap32.deserialize(entered, SerializationFormat.portable), (bitmap) =>
      ordinals.filter((ordinal) => bitmap.has(ordinal)),
    );
    for (const ordinal of came) since.set(keyOf({ segmentId: id, ordinal }), at);
  }
  return since;
});

export const memberSince = async (membership: Membership, ctx: Ctx): Promise<Date | null> =>
  (await sinceByKey(keyOf(membership), ctx)) ?? null;
