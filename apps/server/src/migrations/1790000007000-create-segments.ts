import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSegments1790000007000 implements MigrationInterface {
  readonly name = 'CreateSegments1790000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table segments (
  id uuid primary key,
  key text collate "C" not null unique,
  name text not null,
  description text not null default '',
  zone text collate "C" not null,
  owner_id uuid not null,
  version integer not null,
  condition jsonb not null,
  text text not null,
  member_count integer not null default 0,
  members_as_of timestamptz,
  freshness text collate "C" not null default 'STALE' check (freshness in ('FRESH', 'REFRESHING', 'STALE', 'PAUSED', 'FAILED')),
  freshness_reason text,
  archived_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table segment_versions (
  segment_id uuid not null,
  version integer not null,
  condition jsonb not null,
  text text not null,
  note text not null default '',
  author_id uuid not null,
  created_at timestamptz not null,
  primary key (segment_id, version)
);

create table segment_members (
  segment_id uuid not null,
  version integer not null,
  as_of timestamptz not null,
  members bytea not null,
  primary key (segment_id)
);
comment on column segment_members.members is 'a roaring bitmap of customers.ordinal, portable format';

create table segment_refreshes (
  segment_id uuid not null,
  id uuid not null,
  version integer not null,
  cause text collate "C" not null check (cause in ('version', 'refresh', 'time', 'data', 'override')),
  at timestamptz not null,
  size integer not null,
  entered_count integer not null,
  left_count integer not null,
  entered bytea not null,
  "left" bytea not null,
  primary key (segment_id, id)
);
create index segment_refreshes_by_time on segment_refreshes (segment_id, at);

create table membership_changes (
  segment_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  entered boolean not null,
  cause text collate "C" not null,
  at timestamptz not null,
  primary key (segment_id, id)
);
create index membership_changes_by_customer on membership_changes (customer_id, segment_id, at);

create table segment_overrides (
  segment_id uuid not null,
  customer_id uuid not null,
  kind text collate "C" not null check (kind in ('INCLUDE', 'EXCLUDE')),
  reason text not null,
  author_id uuid not null,
  created_at timestamptz not null,
  primary key (segment_id, customer_id)
);
create index segment_overrides_by_customer on segment_overrides (customer_id);

create table segment_drafts (
  user_id uuid not null,
  segment_id uuid not null,
  condition text not null,
  updated_at timestamptz not null,
  primary key (user_id, segment_id)
);
comment on column segment_drafts.segment_id is 'the nil UUID is the draft of a segment that does not exist yet';
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}
