import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EditRoles1790000023000 implements MigrationInterface {
  readonly name = 'EditRoles1790000023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table roles add column version integer not null default 1;
comment on column roles.version is 'one more with every change: two who edit at once cannot both win';

create table role_changes (
  id uuid primary key,
  at timestamptz not null,
  kind text collate "C" not null check (kind in ('EDITED', 'CREATED', 'DELETED')),
  state text collate "C" not null check (state in ('WAITING', 'IN_FORCE', 'REFUSED')),
  author_id uuid not null,
  author_name text not null,
  reason text not null,
  roles jsonb not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz
);
comment on column role_changes.roles is '[{ before, after }]: each role as it was and as it is to be; null where it was not or is not';
comment on column role_changes.author_id is 'no foreign key: the history outlives its people';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
