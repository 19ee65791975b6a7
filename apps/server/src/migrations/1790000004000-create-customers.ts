import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCustomers1790000004000 implements MigrationInterface {
  readonly name = 'CreateCustomers1790000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create sequence customer_ordinals as integer minvalue 0 start 0;

create table customers (
  id uuid primary key,
  ordinal integer not null default nextval('customer_ordinals'),
  source text collate "C" not null,
  external_id text collate "C",
  display_name text,
  search_text text collate "C" not null default '',
  email text collate "C",
  phone text collate "C",
  card text collate "C",
  birth_date date,
  gender text collate "C" check (gender in ('female', 'male', 'other', 'unknown')),
  country text collate "C",
  province text collate "C",
  city text collate "C",
  district text collate "C",
  address text,
  income_band text collate "C",
  education text collate "C",
  occupation text collate "C",
  acquisition_source text collate "C",
  tags text[] collate "C" not null default '{}',
  interests text[] collate "C" not null default '{}',
  attributes jsonb not null default '{}',
  consents jsonb not null default '{}',
  reachable text[] collate "C" not null default '{}',
  email_problem text collate "C",
  phone_problem text collate "C",
  erased_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index customers_by_ordinal on customers (ordinal);
create index customers_by_city on customers (city);
create index customers_by_name on customers (display_name, id);
create index customers_by_created on customers (created_at, id);

create table identities (
  kind text collate "C" not null check (kind in ('email', 'phone', 'card', 'external', 'social')),
  source text collate "C" not null default '',
  value text collate "C" not null,
  customer_id uuid not null,
  created_at timestamptz not null,
  primary key (kind, source, value)
);
create index identities_by_customer on identities (customer_id);

create table contact_points (
  customer_id uuid not null,
  kind text collate "C" not null check (kind in ('email', 'phone', 'wechat', 'address')),
  value text not null,
  is_primary boolean not null default false,
  problem text collate "C",
  verified_at timestamptz,
  created_at timestamptz not null,
  primary key (customer_id, kind, value)
);

create table interests (
  customer_id uuid not null,
  key text collate "C" not null,
  source text collate "C" not null,
  noted_at timestamptz not null,
  primary key (customer_id, key)
);

create table stated_preferences (
  customer_id uuid not null,
  key text collate "C" not null,
  value text not null,
  source text collate "C" not null,
  noted_at timestamptz not null,
  primary key (customer_id, key)
);

create table field_verifications (
  customer_id uuid not null,
  field text collate "C" not null,
  verified_at timestamptz not null,
  verified_by uuid,
  primary key (customer_id, field)
);

create table attribute_definitions (
  id uuid primary key,
  key text collate "C" not null unique,
  type text collate "C" not null check (type in ('text', 'number', 'boolean', 'date', 'list')),
  label text collate "C" not null,
  title_en text not null,
  title_zh text not null,
  created_at timestamptz not null
);

create table customer_merges (
  id uuid primary key,
  customer_id uuid not null,
  merged_id uuid not null,
  snapshot jsonb not null,
  merged_by uuid not null,
  merged_at timestamptz not null,
  undone_at timestamptz
);
create index customer_merges_by_customer on customer_merges (customer_id);
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
