import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotesAndDesks1790000009400 implements MigrationInterface {
  readonly name = 'CreateNotesAndDesks1790000009400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table customer_notes (
  customer_id uuid not null,
  id uuid not null,
  text text not null,
  author_id uuid not null,
  at timestamptz not null,
  primary key (customer_id, id)
);

create table saved_views (
  id uuid primary key,
  owner_id uuid not null,
  place text collate "C" not null check (place in ('customers', 'products')),
  name text not null,
  address text not null,
  created_at timestamptz not null
);
create unique index saved_views_by_owner on saved_views (owner_id, place, name);

create table saved_queries (
  id uuid primary key,
  owner_id uuid not null,
  name text not null,
  document text not null,
  variables text not null default '',
  is_shared boolean not null default false,
  updated_at timestamptz not null
);
create index saved_queries_by_owner on saved_queries (owner_id, name);

alter table exports drop constraint exports_state_check;
alter table exports add constraint exports_state_check check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED', 'CANCELLED'));

create index contact_points_by_value on contact_points (kind, value);
create index customers_by_search_text on customers (search_text);
create index customers_by_birth_date on customers (birth_date);
create index customers_by_address on customers (md5(address)) where address is not null;

alter table products add column tags text[] collate "C" not null default '{}';
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
