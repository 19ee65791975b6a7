import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SuggestProducts1790000024200 implements MigrationInterface {
  readonly name = 'SuggestProducts1790000024200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table similar_products (
  product_id uuid not null,
  other_id uuid not null,
  similarity double precision not null,
  buyers integer not null,
  primary key (product_id, other_id)
);
comment on table similar_products is 'the most similar of each product, by who bought both; made anew once a day';

create table popular_products (
  product_id uuid primary key,
  buyers integer not null
);
comment on table popular_products is 'what most customers bought lately; made anew once a day';

create table suggestion_runs (
  id boolean primary key default true check (id),
  made_at timestamptz not null
);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
