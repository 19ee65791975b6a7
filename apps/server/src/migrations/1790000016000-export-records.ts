import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExportRecords1790000016000 implements MigrationInterface {
  readonly name = 'ExportRecords1790000016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table exports
  add column kind text collate "C" not null default 'MEMBERS' check (kind in ('MEMBERS', 'CUSTOMERS', 'PRODUCTS', 'ORDERS')),
  add column source text,
  alter column segment_id drop not null,
  add check ((kind = 'MEMBERS') = (segment_id is not null));
alter table exports alter column kind drop default;
create index exports_by_author on exports (author_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
