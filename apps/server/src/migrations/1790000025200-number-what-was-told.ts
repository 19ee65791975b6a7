import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NumberWhatWasTold1790000025200 implements MigrationInterface {
  readonly name = 'NumberWhatWasTold1790000025200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table webhooks add column told bigint;
update webhooks w set told = coalesce((select max(seq) from segment_refreshes r where r.segment_id = w.segment_id and r.id <= w.noted), 0);
alter table webhooks alter column told set not null, drop column noted;
comment on column webhooks.told is 'seq of the last computation of members that deliveries were made of';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
