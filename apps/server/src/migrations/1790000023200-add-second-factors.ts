import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSecondFactors1790000023200 implements MigrationInterface {
  readonly name = 'AddSecondFactors1790000023200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table users
  add column totp_secret text,
  add column totp_confirmed_at timestamptz,
  add column totp_used_step bigint;
comment on column users.totp_secret is 'base32; asked for at sign-in once it is confirmed';
comment on column users.totp_used_step is 'the 30 seconds of the last code: a code works once';

create table recovery_codes (
  user_id uuid not null references users (id) on delete cascade,
  code_hash text collate "C" not null,
  primary key (user_id, code_hash)
);
comment on table recovery_codes is 'each signs in once, in place of a code';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
