import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FollowLifecycle1790000024100 implements MigrationInterface {
  readonly name = 'FollowLifecycle1790000024100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table customers add column lifecycle_stage text collate "C", add column stage_since timestamptz;

create table stage_changes (
  customer_id uuid not null,
  id uuid not null,
  changed_at timestamptz not null,
  from_stage text collate "C",
  to_stage text collate "C" not null,
  cause text collate "C" not null check (cause in ('replayed', 'data', 'time', 'rules')),
  primary key (customer_id, id)
);
create index stage_changes_by_time on stage_changes (changed_at, customer_id);

create table lifecycle_rules (
  id boolean primary key default true check (id),
  version integer not null,
  rules jsonb not null,
  saved_at timestamptz,
  judged_version integer,
  judged_at timestamptz
);
comment on table lifecycle_rules is 'one row: the rules in force, and up to when everybody was judged by them';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
