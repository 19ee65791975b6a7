import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DraftsKnowTheirVersion1790000015000 implements MigrationInterface {
  readonly name = 'DraftsKnowTheirVersion1790000015000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table segment_drafts add column version integer;
comment on column segment_drafts.version is 'the version in force when the edit began; null for a segment that does not exist yet';
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
