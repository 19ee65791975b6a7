import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GuardSums1790000028300 implements MigrationInterface {
  readonly name = 'GuardSums1790000028300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table guarded_questions add column measure text collate "C" not null default 'count';
alter table guarded_questions add column bound double precision;
alter table guarded_questions alter column answer type double precision;
comment on table guarded_questions is 'guarded figures that were asked, so that none can be asked again a little otherwise';
comment on column guarded_questions.measure is 'what was counted or summed: count, sum totalSpent, average age';
comment on column guarded_questions.bound is 'of sums and averages: how far from nought the value of one customer went into it, at most; money in minor units';
comment on column guarded_questions.answer is 'customers, or the value, money in minor units; null where the group or the rest was too small';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
