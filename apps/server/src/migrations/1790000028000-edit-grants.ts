import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EditGrants1790000028000 implements MigrationInterface {
  readonly name = 'EditGrants1790000028000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table api_clients add column version integer not null default 1;
alter table api_clients alter column version drop default;
comment on column api_clients.version is 'one more with every change; whoever edits says which one they looked at';
comment on column api_clients.segments is 'segments whose members alone it sees, as frozen in shared_members; none for everybody who consented';

create table shared_members (
  client_id uuid not null references api_clients (id),
  segment_id uuid not null,
  frozen_at timestamptz not null,
  members bytea not null,
  size integer not null,
  primary key (client_id, segment_id)
);
comment on table shared_members is 'members of segments as they were when shared with a program; without a row the program sees nobody of the segment';
comment on column shared_members.members is 'ordinals as a roaring bitmap in the portable format';
create trigger tell_of_rights after insert or update or delete on shared_members for each statement execute function tell_of_rights();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
