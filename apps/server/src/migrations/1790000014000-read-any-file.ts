import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReadAnyFile1790000014000 implements MigrationInterface {
  readonly name = 'ReadAnyFile1790000014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table imports
  add column form jsonb not null
    default '{"format": "TEXT", "encoding": "utf-8", "delimiter": ",", "sheet": null, "sheets": [], "headerLine": 1}',
  add column formats jsonb not null default '{"decimalMark": null, "dateOrder": null, "questions": []}';
update imports set options = '{"decimalMark": null, "dateOrder": null}' || options;
alter table imports drop column encoding, drop column delimiter;
comment on column imports.form is 'how the file is read: as found in it, or as chosen';
comment on column imports.formats is 'how its numbers and dates are written, as the dry run found or somebody chose, and what is open';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
