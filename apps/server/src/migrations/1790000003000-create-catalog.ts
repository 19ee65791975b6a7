import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCatalog1790000003000 implements MigrationInterface {
  readonly name = 'CreateCatalog1790000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table categories (
  id uuid primary key,
  key text collate "C" not null unique,
  name_en text not null,
  name_zh text not null,
  parent_id uuid references categories (id),
  path text[] collate "C" not null
);

create table value_names (
  field text collate "C" not null,
  value text collate "C" not null,
  name_en text not null,
  name_zh text not null,
  primary key (field, value)
);
comment on table value_names is 'how people read a stored value: Customer.city, Hangzhou, Hangzhou, 杭州';

create table products (
  id uuid primary key,
  source text collate "C" not null,
  external_id text collate "C" not null,
  name text not null,
  name_folded text collate "C" not null,
  category_id uuid references categories (id),
  brand text collate "C",
  facets jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, external_id)
);
create index products_by_category on products (category_id);

create table stores (
  id uuid primary key,
  key text collate "C" not null unique,
  name text not null,
  region text collate "C",
  province text collate "C",
  city text collate "C",
  district text collate "C",
  latitude double precision,
  longitude double precision,
  opened_on date,
  closed_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
