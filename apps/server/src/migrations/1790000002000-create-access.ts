import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccess1790000002000 implements MigrationInterface {
  readonly name = 'CreateAccess1790000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table roles (
  id uuid primary key,
  key text collate "C" not null unique,
  name text not null,
  labels jsonb not null,
  fields jsonb not null,
  actions text[] not null,
  row_scope text,
  updated_at timestamptz not null
);

create table users (
  id uuid primary key,
  email text collate "C" not null unique,
  name text not null,
  password_hash text not null,
  role_id uuid not null references roles (id),
  locale text collate "C" not null default 'zh-CN' check (locale in ('en', 'zh-CN')),
  is_demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table sessions (
  token_hash text collate "C" primary key,
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  agent text
);
create index sessions_by_user on sessions (user_id);

create table sign_in_attempts (
  key text collate "C" not null,
  at timestamptz not null
);
create index sign_in_attempts_by_key on sign_in_attempts (key, at);

create table first_owner_tokens (
  token_hash text collate "C" primary key,
  created_at timestamptz not null
);
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
