import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WatchAFolder1790000018000 implements MigrationInterface {
  readonly name = 'WatchAFolder1790000018000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table imports add column inbox text, add column settled_at timestamptz;
create unique index imports_by_inbox on imports (inbox) where inbox is not null and settled_at is null;
comment on column imports.inbox is 'where the file lay in the watched folder';
comment on column imports.settled_at is 'when it was put away';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
