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
  encoding text collate "C" not null default 'utf-8',
  delimiter text collate "C" not null default ',',
  headers jsonb not null default '[]',
  mapping jsonb not null default '[]',
  options jsonb not null default '{}',
  total integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  anonymous integer not null default 0,
  checked integer not null default 0,
  committed integer not null default 0,
  failure text,
  author_id uuid not null,
  created_at timestamptz not null,
  started_at timestamptz,
  updated_at timestamptz not null
);

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
