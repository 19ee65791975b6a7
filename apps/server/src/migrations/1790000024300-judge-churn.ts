import type { MigrationInterface, QueryRunner } from 'typeorm';

export class JudgeChurn1790000024300 implements MigrationInterface {
  readonly name = 'JudgeChurn1790000024300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table customers add column churn_risk text collate "C";`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
