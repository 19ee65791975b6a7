import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SendWebhooks1790000022200 implements MigrationInterface {
  readonly name = 'SendWebhooks1790000022200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table webhooks (
  id uuid primary key,
  owner_id uuid not null,
  segment_id uuid not null,
  url text not null,
  secret text collate "C" not null,
  noted uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_because text
);
comment on table webhooks is 'addresses that are told who comes in and drops out of a segment';
comment on column webhooks.noted is 'the last computation of members that deliveries were made of';
create index webhooks_by_segment on webhooks (segment_id) where ended_at is null;

create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks (id),
  refresh_id uuid not null,
  state text collate "C" not null check (state in ('WAITING', 'DELIVERED', 'DEAD')),
  attempts integer not null default 0,
  next_at timestamptz,
  status integer,
  problem text,
  created_at timestamptz not null,
  delivered_at timestamptz,
  unique (webhook_id, refresh_id)
);
comment on column webhook_deliveries.refresh_id is 'the computation of members that it tells of; what it says is read when it is sent';

update roles set actions = array_append(actions, 'webhooks.edit') where key = 'owner' and not 'webhooks.edit' = any (actions);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
