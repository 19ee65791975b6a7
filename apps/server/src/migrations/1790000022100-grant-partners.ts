import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GrantPartners1790000022100 implements MigrationInterface {
  readonly name = 'GrantPartners1790000022100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table api_clients (
  id uuid primary key,
  name text not null,
  recipient text collate "C" not null,
  purpose text collate "C" not null,
  labels jsonb not null,
  fields jsonb not null,
  actions text[] collate "C" not null,
  segments uuid[] not null,
  operations_per_minute integer not null,
  cost_per_day bigint not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null
);
comment on table api_clients is 'programs of partners, with what was granted to them';
comment on column api_clients.recipient is 'to whom its data goes; with the purpose it names the consent that is asked for';

create table api_credentials (
  id uuid primary key,
  client_id uuid not null references api_clients (id),
  kind text collate "C" not null check (kind in ('KEY', 'SECRET', 'TOKEN')),
  name text not null,
  prefix text collate "C" not null,
  hash text collate "C" not null unique,
  scopes text[] collate "C",
  issued_by uuid references api_credentials (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz
);
comment on column api_credentials.hash is 'SHA-256 of the key itself, which is kept nowhere';
comment on column api_credentials.scopes is 'labels and actions that it is narrowed to; null for all of the grant';
create index api_credentials_by_client on api_credentials (client_id, created_at);

create table api_usage (
  client_id uuid not null,
  minute timestamptz not null,
  operations integer not null,
  refused integer not null,
  cost bigint not null,
  primary key (client_id, minute)
);

create table guarded_questions (
  id uuid primary key,
  recipient text collate "C" not null,
  at timestamptz not null,
  text text collate "C" not null,
  members bytea not null,
  total integer not null,
  answer integer
);
comment on table guarded_questions is 'guarded counts that were asked, so that none can be asked again a little otherwise';
comment on column guarded_questions.answer is 'null where the group or the rest was too small';
create index guarded_questions_by_recipient on guarded_questions (recipient, id);

create table guard_secret (
  id boolean primary key default true check (id),
  secret text collate "C" not null default encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex')
);
insert into guard_secret default values;

create function tell_of_rights() returns trigger language plpgsql as $$
begin
  perform pg_notify('regulars_rights', '');
  return null;
end $$;
create trigger tell_of_rights after delete on sessions for each statement execute function tell_of_rights();
create trigger tell_of_rights after update or delete on users for each statement execute function tell_of_rights();
create trigger tell_of_rights after update or delete on roles for each statement execute function tell_of_rights();
create trigger tell_of_rights after update or delete on api_clients for each statement execute function tell_of_rights();
create trigger tell_of_rights after update of revoked_at or delete on api_credentials for each statement execute function tell_of_rights();

update roles set actions = actions || array['partners.edit', 'counts.guarded']
where key = 'owner' and not 'partners.edit' = any (actions);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
