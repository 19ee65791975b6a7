import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepAuditLog1790000022000 implements MigrationInterface {
  readonly name = 'KeepAuditLog1790000022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table audit_log rename to audit_log_before;
alter index audit_log_pkey rename to audit_log_before_pkey;

create table audit_log (
  id uuid primary key,
  seq bigint unique,
  hash text collate "C",
  at timestamptz not null,
  kind text collate "C" not null check (kind in ('WRITE', 'READ', 'EXPORT', 'SIGN_IN', 'RIGHTS', 'CALL')),
  action text collate "C" not null,
  result text collate "C" not null check (result in ('OK', 'REFUSED', 'FAILED')),
  code text collate "C",
  user_id uuid,
  client_id uuid,
  actor text,
  address text collate "C",
  fields text[] collate "C" not null,
  subjects text[] collate "C" not null,
  rows integer not null,
  detail jsonb not null,
  check ((seq is null) = (hash is null))
);
comment on table audit_log is 'who did what with whose data; only ever added to, then sealed';
comment on column audit_log.seq is 'place in the chain, from 1; null until sealed';
comment on column audit_log.hash is 'SHA-256 of the hash before it and of all the entry says';
create index audit_log_unsealed on audit_log (id) where seq is null;
create index audit_log_by_subject on audit_log using gin (subjects);
create index audit_log_by_field on audit_log using gin (fields);
create index audit_log_by_user on audit_log (user_id, id);
create index audit_log_by_client on audit_log (client_id, id) where client_id is not null;
create index audit_log_by_address on audit_log (address, id);

insert into audit_log (id, at, kind, action, result, user_id, fields, subjects, rows, detail)
select id, at, 'EXPORT', action, 'OK', user_id,
  coalesce((select array_agg(field) from jsonb_array_elements_text(detail -> 'fields') field), '{}'), '{}', 0, detail - 'fields'
from audit_log_before;
drop table audit_log_before;

create function audit_log_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
    and to_jsonb(new) - 'seq' - 'hash' = to_jsonb(old) - 'seq' - 'hash' then
    return new;
  end if;
  raise exception 'The audit log is only added to.';
end $$;
create trigger audit_log_only_grows before update or delete on audit_log for each row execute function audit_log_only_grows();
create trigger audit_log_is_not_emptied before truncate on audit_log for each statement execute function audit_log_only_grows();

update roles set actions = array_append(actions, 'audit.read') where key = 'owner' and not 'audit.read' = any (actions);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
