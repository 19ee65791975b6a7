import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEventsAndConsent1790000006000 implements MigrationInterface {
  readonly name = 'CreateEventsAndConsent1790000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table events (
  customer_id uuid not null,
  id uuid not null,
  source text collate "C" not null,
  external_id text collate "C",
  name text collate "C" not null,
  occurred_at timestamptz not null,
  product_id uuid references products (id),
  properties jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (customer_id, id),
  unique (customer_id, source, external_id)
);
create index events_by_time on events (customer_id, occurred_at);
create index events_by_name on events (name, occurred_at);

create table consents (
  customer_id uuid not null,
  purpose text collate "C" not null,
  state text collate "C" not null check (state in ('granted', 'withdrawn', 'objected')),
  source text collate "C" not null,
  at timestamptz not null,
  primary key (customer_id, purpose)
);

create table consent_log (
  customer_id uuid not null,
  id uuid not null,
  purpose text collate "C" not null,
  state text collate "C" not null,
  source text collate "C" not null,
  at timestamptz not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (customer_id, id)
);

create table erasures (
  customer_id uuid primary key,
  reason text not null,
  erased_by uuid not null,
  erased_at timestamptz not null
);
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
