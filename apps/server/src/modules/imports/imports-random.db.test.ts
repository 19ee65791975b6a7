import fc from 'fast-check';
import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { importStage } from '../../../test/support/import-stage.js';
import type { ImportId } from '../../platform/ids.js';
import { ImportKind } from './import.enums.js';
import { loadImport } from './import-store.js';
import { commitImport, mapImport } from './imports.service.js';
import { startImport } from './open-import.service.js';

const database = await templateDatabase();
const { ctx, upload, check, commit, counts } = await importStage(database);

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('whatever stands in a file, every row of it is accounted for', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '1',
      '-2',
      '0',
      'K1',
      'K2',
      '2026-02-01',
      '2026-02-01 25:00',
      '1,5',
      '=1',
      'a@b.co',
      '\u0000',
      'é\uFFFD',
      '1e9',
      '99999999999999',
    ),
    fc.string(),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(ImportKind)),
      fc.array(fc.array(cell, { minLength: 9, maxLength: 10 }), { minLength: 1, maxLength: 30 }),
      async (kind, rows) => {
        const names = 'order number,sku,name,quantity,date,unit price,customer id,email,discount';
        const id = await checkedAs(kind, [names, ...rows.map((cells) => cells.map(quote).join(','))].join('\n'));
        const before = await counts(id);
        expect(before).toMatchObject({ state: 'CHECKED', total: rows.length });
        await commitImport(ctx, id);
        await commit(id);
        const after = await counts(id);
        expect(after).toMatchObject({ state: 'DONE', total: rows.length, rejected: before.rejected });
        expect(after.created + after.updated + after.unchanged + after.rejected).toBe(rows.length);
      },
    ),
    { numRuns: 25 },
  );
});

/** With a fixed mapping, for files whose columns are not what their names say. */
async function checkedAs(kind: ImportKind, text: string): Promise<ImportId> {
  const id = await startImport(ctx, { fileId: await upload(text), kind });
  const { columns } = await loadImport(ctx, id);
  const keys = columns.map(({ column, target }) => ({ column, target: column === 'order number' ? 'externalId' : target }));
  const first = keys.findIndex(({ target }) => target === 'externalId');
  await mapImport(ctx, { id, mapping: keys.filter(({ target }, at) => target !== 'externalId' || at === first) });
  await check(id);
  return id;
}
