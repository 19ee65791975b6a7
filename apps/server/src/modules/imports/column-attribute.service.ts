import { type AttributeType, defineAttribute } from '../../access/index.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import type { ImportId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { attributeKeyOf, attributeTypeOf } from './attribute-of-column.rules.js';
import { attributeNames } from './attribute-names.js';
import { ImportKind, ImportState } from './import.enums.js';
import type { ImportRecord } from './import.record.js';
import { changeImport, loadImport } from './import-store.js';
import { cleanCell } from './read-cell.rules.js';
import { fileRecords } from './reading/file-records.js';
import { importNotNow } from './imports.service.js';

const readRecords = 20_000;

/** A column to make an attribute of; what is left out is found: the type from its content, titles from its header. */
export interface ColumnAttribute {
  readonly id: ImportId;
  readonly column: string;
  readonly type?: string | null;
  readonly label?: string | null;
  readonly titleEn?: string | null;
  readonly titleZhCn?: string | null;
}

/** Defines a custom attribute out of a column of a file of customers, and takes the column for it. Without a label it is `sensitive`. */
export async function defineColumnAttribute(ctx: Ctx, input: ColumnAttribute): Promise<void> {
  assertGranted(ctx.viewer, 'imports.run');
  const { id, column } = input;
  const imported = await loadImport(ctx, id);
  const at = imported.columns.findIndex((one) => one.column === column);
  if (imported.kind !== ImportKind.CUSTOMERS || at < 0)
    throw inputInvalid({ path: 'input.column', rule: 'must be a column of a file of customers' });
  const type = input.type ?? (await contentType(imported, at, ctx.signal));
  await inTransaction(ctx, async (tx) => {
    const locked = await loadImport(tx, id, 'lock');
    if (![ImportState.UPLOADED, ImportState.MAPPED, ImportState.CHECKED].includes(locked.state)) throw importNotNow(locked);
    const taken = new Set((await attributeNames(tx)).map(({ key }) => key));
    const key = attributeKeyOf(column, taken);
    await defineAttribute(tx, { key, type, label: input.label, titleEn: input.titleEn ?? column, titleZhCn: input.titleZhCn ?? column });
    const columns = locked.columns.map((one) => (one.column === column ? { ...one, target: `attributes.${key}` } : one));
    await changeImport(tx, id, { columns: JSON.stringify(columns) });
  });
}

/** The type that the first 20,000 values of the column have. */
async function contentType(imported: ImportRecord, at: number, signal: AbortSignal): Promise<AttributeType> {
  const values = new Set<string>();
  for await (const { number, cells } of fileRecords(imported.path, imported.form, imported.columns.length, signal)) {
    if (number > readRecords) break;
    values.add(cleanCell(cells[at] ?? ''));
  }
  return attributeTypeOf(values);
}
