import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UndoImports1790000012000 implements MigrationInterface {
  readonly name = 'UndoImports1790000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table imports
  add column ended_at timestamptz,
  add column undone_key text collate "C" not null default '',
  add column undo jsonb not null default '{}',
  add column tidied_at timestamptz;
comment on column imports.ended_at is 'when its commit came to an end; it can be undone for 30 days from then';
comment on column imports.undone_key is 'every change up to this one is taken back';
comment on column imports.undo is 'changes taken back so far, by what became of them';
comment on column imports.tidied_at is 'when its rows, changes and file were removed';

create table import_changes (
  import_id uuid not null,
  kind text collate "C" not null check (kind in ('order', 'customer', 'product', 'store', 'category')),
  record_id uuid not null,
  before jsonb,
  after jsonb,
  print text collate "C" not null,
  primary key (import_id, kind, record_id)
);
comment on table import_changes is 'what an import changed, so that it can be undone';
comment on column import_changes.before is 'the places that changed, as they were before the import; null for a record that it made';
comment on column import_changes.print is 'of all that the record said when the import was done with it';

create table import_leftovers (
  import_id uuid not null,
  id uuid not null,
  kind text collate "C" not null,
  record_id uuid not null,
  name text,
  reason text collate "C" not null check (reason in ('CHANGED_SINCE', 'IN_USE', 'MERGED_SINCE')),
  places text[] not null default '{}',
  primary key (import_id, id)
);
comment on table import_leftovers is 'what undoing an import left as it was, with the reason';
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
