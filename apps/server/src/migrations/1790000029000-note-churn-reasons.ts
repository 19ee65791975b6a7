import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoteChurnReasons1790000029000 implements MigrationInterface {
  readonly name = 'NoteChurnReasons1790000029000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table churn_reasons (
  customer_id uuid not null,
  id uuid not null,
  reason text collate "C" not null
    check (reason in ('price', 'product', 'service', 'delivery', 'competitor', 'moved', 'no-need', 'other')),
  note text,
  order_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (customer_id, id),
  check (note is not null or order_id is not null)
);
create index churn_reasons_by_time on churn_reasons (recorded_at);
comment on table churn_reasons is 'why customers said they buy less or left, each with what shows it';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
