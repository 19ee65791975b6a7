import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepQuestions1790000024000 implements MigrationInterface {
  readonly name = 'KeepQuestions1790000024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table questions (
  id uuid primary key,
  owner_id uuid not null,
  name text not null,
  measures text[] collate "C" not null,
  dimensions text[] collate "C" not null,
  segments text[] collate "C" not null,
  condition text,
  period text collate "C" not null,
  comparison text collate "C" not null,
  chart text collate "C" not null,
  is_shared boolean not null,
  updated_at timestamptz not null
);
create index questions_by_owner on questions (owner_id, name);

create table dashboards (
  id uuid primary key,
  owner_id uuid not null,
  name text not null,
  question_ids text[] collate "C" not null,
  is_shared boolean not null,
  updated_at timestamptz not null
);
comment on column dashboards.question_ids is 'global ids, in the order of the page';
create index dashboards_by_owner on dashboards (owner_id, name);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
