import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindProductsByNumber1790000017000 implements MigrationInterface {
  readonly name = 'FindProductsByNumber1790000017000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index products_by_number on products (external_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
