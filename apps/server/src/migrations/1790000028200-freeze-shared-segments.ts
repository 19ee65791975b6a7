import { RoaringBitmap32, SerializationFormat } from 'roaring-wasm';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Unfrozen {
  readonly client: string;
  readonly segment: string;
  readonly at: Date;
  readonly members: Buffer;
  readonly entered: readonly Buffer[];
  readonly left: readonly Buffer[];
}

/** Grants from before shared segments were frozen: their programs get the members as they were last computed, instead of nobody. */
export class FreezeSharedSegments1790000028200 implements MigrationInterface {
  readonly name = 'FreezeSharedSegments1790000028200';

  async up(runner: QueryRunner): Promise<void> {
    const rows: readonly Unfrozen[] = await runner.query(`
select c.id as client, m.segment_id as segment, m.as_of as at, m.members,
  array(select r.entered from segment_refreshes r where r.segment_id = m.segment_id and r.seq > m.folded order by r.seq) as entered,
  array(select r."left" from segment_refreshes r where r.segment_id = m.segment_id and r.seq > m.folded order by r.seq) as left
from api_clients c join segment_members m on m.segment_id = any (c.segments)
where not exists (select 1 from shared_members s where s.client_id = c.id and s.segment_id = m.segment_id)
    `);
    for (const row of rows) {
      const members = membersOf(row);
      await runner.query('insert into shared_members (client_id, segment_id, frozen_at, members, size) values ($1, $2, $3, $4, $5)', [
        row.client,
        row.segment,
        row.at,
        Buffer.from(members.serialize(SerializationFormat.portable)),
        members.size,
      ]);
      members.dispose();
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

/** The stored members with the moves that came after. */
function membersOf({ members, entered, left }: Unfrozen): RoaringBitmap32 {
  const bitmap = read(members);
  for (const [at, came] of entered.entries()) {
    const [coming, going] = [read(came), left[at] ? read(left[at]) : new RoaringBitmap32()];
    bitmap.orInPlace(coming);
    bitmap.andNotInPlace(going);
    coming.dispose();
    going.dispose();
  }
  return bitmap;
}

const read = (bytes: Buffer): RoaringBitmap32 => RoaringBitmap32.deserialize(bytes, SerializationFormat.portable);
