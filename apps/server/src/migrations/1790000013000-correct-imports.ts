import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CorrectImports1790000013000 implements MigrationInterface {
  readonly name = 'CorrectImports1790000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table imports
  add column corrections jsonb not null default '[]',
  add column samples jsonb not null default '[]',
  add column remembered_at timestamptz;
comment on column imports.corrections is 'values of the file that are read as others: column, from, to';
comment on column imports.samples is 'up to 20 records as they are and as they would be, from the dry run';
comment on column imports.remembered_at is 'when the mapping was settled that this one began with; null when it was guessed';

create table import_mappings (
  kind text collate "C" not null check (kind in ('CUSTOMERS', 'PRODUCTS', 'ORDERS')),
  headers text collate "C" not null,
  mapping jsonb not null,
  options jsonb not null,
  saved_at timestamptz not null,
  primary key (kind, headers)
);
comment on table import_mappings is 'how files of one header were mapped the last time';
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
