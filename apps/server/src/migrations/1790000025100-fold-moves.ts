import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FoldMoves1790000025100 implements MigrationInterface {
  readonly name = 'FoldMoves1790000025100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table segment_refreshes add column seq bigint generated always as identity;
create unique index segment_refreshes_by_seq on segment_refreshes (segment_id, seq);
comment on column segment_refreshes.seq is 'order of the moves of one segment';

alter table segment_members add column folded bigint not null default 0;
update segment_members m set folded = coalesce((select max(seq) from segment_refreshes r where r.segment_id = m.segment_id), 0);
comment on column segment_members.folded is 'moves up to this seq are in the bitmap; those after it are yet to be applied';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
