import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepDocuments1790000028100 implements MigrationInterface {
  readonly name = 'KeepDocuments1790000028100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table api_clients add column only_documents boolean not null default false;
alter table api_clients alter column only_documents drop default;
comment on column api_clients.only_documents is 'whether the program may ask nothing but its documents';

create table api_documents (
  id uuid primary key,
  client_id uuid not null references api_clients (id),
  hash text collate "C" not null,
  text text not null,
  added_by uuid,
  created_at timestamptz not null,
  used_at timestamptz,
  unique (client_id, hash)
);
comment on table api_documents is 'GraphQL documents of programs: those that were asked, and those that somebody added';
comment on column api_documents.hash is 'SHA-256 of the text in hexadecimal; programs name the document by it';
comment on column api_documents.added_by is 'who added it; null where the program asked it by itself, and it is forgotten when it is not asked for 30 days';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
