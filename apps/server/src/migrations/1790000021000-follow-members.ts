import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FollowMembers1790000021000 implements MigrationInterface {
  readonly name = 'FollowMembers1790000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table changes add column ordinal integer;
comment on column changes.ordinal is 'of a customer who was about to go: nobody could tell it afterwards';

alter table segment_members
  add column read_to pg_snapshot,
  add column looked_to timestamptz,
  add column made_by text collate "C",
  add column checked_at timestamptz,
  add column differing integer;
comment on column segment_members.read_to is 'every change that this snapshot sees is in the members';
comment on column segment_members.looked_to is 'up to when the passing of time is in the members';
comment on column segment_members.made_by is 'hash of the rule, those it names, their zones and the category tree';
comment on column segment_members.differing is 'customers whom computing anew placed differently, when last checked';

alter table segments add column tries integer not null default 0, add column retry_at timestamptz;

create index events_by_moment on events (occurred_at, customer_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
