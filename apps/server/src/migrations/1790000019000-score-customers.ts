import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ScoreCustomers1790000019000 implements MigrationInterface {
  readonly name = 'ScoreCustomers1790000019000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table customers
  add column rfm_recency integer,
  add column rfm_frequency integer,
  add column rfm_monetary integer,
  add column rfm_group text collate "C",
  add column rfm_at timestamptz;

create table rfm_rule (
  id boolean primary key default true check (id),
  window_days integer,
  recency_cuts integer[],
  frequency_cuts integer[],
  monetary_cuts bigint[],
  updated_at timestamptz not null
);

create table rfm_runs (
  id uuid primary key,
  as_of timestamptz not null,
  customers integer not null,
  window_days integer,
  recency_cuts integer[] not null,
  frequency_cuts integer[] not null,
  monetary_cuts bigint[] not null,
  rescored integer not null default 0
);
create index rfm_runs_by_time on rfm_runs (as_of);
comment on table rfm_rule is 'one row: how the shop scores; without cut points by fifths';
comment on column rfm_runs.rescored is 'customers scored one by one since, by the same cut points';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
