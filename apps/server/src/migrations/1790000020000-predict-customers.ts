import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PredictCustomers1790000020000 implements MigrationInterface {
  readonly name = 'PredictCustomers1790000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table customers
  add column active_chance numeric(5, 4),
  add column expected_orders3_months numeric(12, 3),
  add column expected_orders6_months numeric(12, 3),
  add column expected_orders12_months numeric(12, 3),
  add column expected_value3_months bigint,
  add column expected_value6_months bigint,
  add column expected_value12_months bigint,
  add column value_at timestamptz;

create table value_models (
  id uuid primary key,
  as_of timestamptz not null,
  first_day date,
  last_day date,
  customers integer not null,
  fitted_on integer not null,
  repeat_buyers integer not null,
  discount numeric(6, 4) not null,
  model jsonb not null,
  back_test jsonb
);
create index value_models_by_time on value_models (as_of);
comment on table value_models is 'fits of the shop, the latest in force; times within are in weeks';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
