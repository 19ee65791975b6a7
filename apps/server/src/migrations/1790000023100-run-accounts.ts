import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RunAccounts1790000023100 implements MigrationInterface {
  readonly name = 'RunAccounts1790000023100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table users alter column password_hash drop not null;
comment on column users.password_hash is 'null until somebody who was invited has chosen a password';

alter table sessions add column id uuid, add column as_role_id uuid references roles (id) on delete cascade;
update sessions set id = gen_random_uuid();
alter table sessions alter column id set not null;
create unique index sessions_by_id on sessions (id);
comment on column sessions.id is 'names a session in lists; opens nothing';
comment on column sessions.as_role_id is 'the role it is seen as, while somebody who edits roles looks through it';

create table account_links (
  token_hash text collate "C" primary key,
  user_id uuid not null references users (id) on delete cascade,
  expires_at timestamptz not null
);
comment on table account_links is 'one-time links with which somebody chooses a password';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
