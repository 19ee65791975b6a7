import type { Ctx } from '../../access/viewer.js';
import { everything, judgeWith, lexiconOf, membersStatement, worldFor } from '../../read/index.js';
import { ordinalsIn, storedColumns, type StoredMembers } from './members-store.js';
import type { StoredSegment } from './segment-store.js';

interface Row extends StoredMembers {
  readonly lookedTo: Date | null;
  readonly included: readonly number[];
  readonly excluded: readonly number[];
  /** customers who changed since, and may differ for it */
  readonly pending: readonly number[];
}

/**
 * How many customers stand elsewhere in what is kept than computing anew puts them, in PostgreSQL, in one snapshot and at the moment up to which
 * time was followed. Customers who changed since the members were followed last are left out. Written on the segment's members; undefined
 * where there is nothing to compare yet.
 */
export async function reconcile(ctx: Ctx, segment: StoredSegment): Promise<number | undefined> {
  const client = await ctx.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<Row>(
      `select ${storedColumns}, m.looked_to as "lookedTo",
         array(select c.ordinal from segment_overrides o join customers c on c.id = o.customer_id where o.segment_id = m.segment_id and o.kind = 'INCLUDE') as included,
         array(select c.ordinal from segment_overrides o join customers c on c.id = o.customer_id where o.segment_id = m.segment_id and o.kind = 'EXCLUDE') as excluded,
         array(select coalesce(ch.ordinal, c.ordinal) from changes ch left join customers c on c.id = ch.customer_id
           where ch.xid >= pg_snapshot_xmin(m.read_to) and not pg_visible_in_snapshot(ch.xid, m.read_to) and coalesce(ch.ordinal, c.ordinal) is not null) as pending
       from segment_members m where m.segment_id = $1 and m.version = $2 and m.read_to is not null`,
      [segment.id, segment.version],
    );
    const [kept] = rows;
    if (!kept?.lookedTo) return undefined;
    const lexicon = await lexiconOf(ctx, everything);
    const condition = judgeWith(segment.condition, lexicon);
    const world = await worldFor(ctx, lexicon, [condition], { at: kept.lookedTo, zone: segment.zone });
    const { text, values } = membersStatement({ condition, world });
    const found = await client.query<{ ordinals: readonly number[] }>(text, [...values]);
    const should = new Set([...(found.rows[0]?.ordinals ?? []), ...kept.included]);
    for (const ordinal of kept.excluded) should.delete(ordinal);
    const is = new Set(ordinalsIn(kept));
    const pending = new Set(kept.pending);
    const differing = [...should].filter((one) => !is.has(one)).concat([...is].filter((one) => !should.has(one)));
    return await note(ctx, segment.id, differing.filter((one) => !pending.has(one)).length);
  } finally {
    await client.query('commit').catch(() => undefined);
    client.release();
  }
}

async function note(ctx: Ctx, segmentId: string, differing: number): Promise<number> {
  await ctx.db.query('update segment_members set checked_at = $2, differing = $3 where segment_id = $1', [segmentId, ctx.now(), differing]);
  return differing;
}
