import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ShowProgress1790000025000 implements MigrationInterface {
  readonly name = 'ShowProgress1790000025000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table job_progress (
  job_id bigint primary key,
  done integer not null,
  total integer not null
);
comment on table job_progress is 'how far running jobs are that say so; a row goes with its job';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
