import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlatform1790000001000 implements MigrationInterface {
  readonly name = 'CreatePlatform1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table organisation (
  id boolean primary key default true check (id),
  name text not null,
  currency text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  zone text collate "C" not null,
  locale text collate "C" not null check (locale in ('en', 'zh-CN')),
  country text collate "C" not null check (country ~ '^[A-Z]{2}$'),
  is_demo boolean not null default false,
  updated_at timestamptz not null
);

create table outbox (
  id uuid primary key,
  name text collate "C" not null,
  payload jsonb not null,
  recorded_at timestamptz not null,
  delivered_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index outbox_waiting on outbox (id) where delivered_at is null;

create table changes (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  kind text collate "C" not null,
  customer_id uuid,
  changed_at timestamptz not null
);
create index changes_by_xid on changes (xid);

create table idempotency_keys (
  owner text collate "C" not null,
  key text collate "C" not null,
  input_hash text collate "C" not null,
  answer jsonb not null,
  created_at timestamptz not null,
  primary key (owner, key)
);

create table files (
  id uuid primary key,
  owner_id uuid not null,
  name text not null,
  bytes bigint not null,
  sha256 text collate "C" not null,
  path text not null,
  created_at timestamptz not null
);
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
