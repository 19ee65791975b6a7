import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImports1790000008000 implements MigrationInterface {
  readonly name = 'CreateImports1790000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table imports (
  id uuid primary key,
  kind text collate "C" not null check (kind in ('CUSTOMERS', 'PRODUCTS', 'ORDERS')),
  state text collate "C" not null,
  file_id uuid not null references files (id),
  file_name text not null,
  bytes bigint not null,
  encoding text collate "C" not null default 'utf-8',
  delimiter text collate "C" not null default ',',
  columns jsonb not null default '[]',
  options jsonb not null default '{}',
  total integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  anonymous integer not null default 0,
  step_done integer not null default 0,
  step_total integer not null default 0,
  step_started_at timestamptz,
  committed_key text collate "C" not null default '',
  tally jsonb not null default '{}',
  failure text,
  author_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on column imports.columns is 'columns of the file in their order: name, up to five samples, target or null';
comment on column imports.created is 'rows, as expected by the dry run; as they came out once the import ended';
comment on column imports.tally is 'rows by outcome, committed so far';
comment on column imports.committed_key is 'every group of rows up to this key is committed';

create table import_rows (
  import_id uuid not null,
  number integer not null,
  line integer not null,
  group_key text collate "C" not null,
  cells jsonb not null,
  outcome text collate "C" check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED')),
  primary key (import_id, number)
);
create index import_rows_by_group on import_rows (import_id, group_key, number);
comment on column import_rows.group_key is 'rows that are written together: the order they belong to, else the row itself; empty when it could not be read';

create table import_values (
  import_id uuid not null,
  kind text collate "C" not null check (kind in ('CUSTOMER', 'PRODUCT')),
  key text collate "C" not null,
  cells jsonb not null,
  primary key (import_id, kind, key)
);
comment on table import_values is 'the latest non-empty values that a file of orders says of a customer or product';

create table import_issues (
  import_id uuid not null,
  id uuid not null,
  line integer not null,
  "column" text,
  code text collate "C" not null,
  severity text collate "C" not null check (severity in ('REJECTED', 'WARNING')),
  message text not null,
  value text,
  primary key (import_id, id)
);
create index import_issues_by_line on import_issues (import_id, line, id);

create table exports (
  id uuid primary key,
  segment_id uuid not null,
  author_id uuid not null,
  format text collate "C" not null check (format in ('CSV', 'JSON')),
  fields text[] not null,
  purpose text not null,
  with_bom boolean not null default true,
  state text collate "C" not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED')),
  row_count integer,
  file_path text,
  failure text,
  created_at timestamptz not null,
  expires_at timestamptz
);

create table audit_log (
  id uuid primary key,
  at timestamptz not null,
  user_id uuid,
  action text collate "C" not null,
  subject text,
  detail jsonb not null default '{}'
);
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
