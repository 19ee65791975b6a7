import { can, type Policy } from '../../access/policy.js';
import { ctxWith, type Lost, type RightsChange } from '../../access/rights-change.js';
import type { Ctx } from '../../access/viewer.js';
import { toGlobalId } from '../../platform/ids.js';
import { lexiconOf } from '../../read/index.js';
import { ExportKind } from './export.enums.js';
import { noKey, recordFile } from './record-files.js';

interface ExportRow {
  readonly id: string;
  readonly kind: ExportKind;
  readonly author_id: string;
  readonly source: string | null;
  readonly fields: readonly string[];
  readonly purpose: string;
}

/** Exports asked for since the moment that their makers could not ask for again after the change. */
export async function exportsLost(ctx: Ctx, people: readonly RightsChange[], since: Date): Promise<readonly Lost[]> {
  const rows: ExportRow[] = await ctx.db.query(
    'select id, kind, author_id, source, fields, purpose from exports where author_id = any($1) and created_at >= $2 order by id desc',
    [people.map(({ userId }) => userId), since],
  );
  const lost: Lost[] = [];
  for (const row of rows) {
    const person = people.find(({ userId }) => userId === row.author_id);
    if (!person || !can(person.before, 'data.export')) continue;
    const allowed = can(person.after, 'data.export');
    const [before, after] = [await columnsOf(ctx, person, person.before, row), await columnsOf(ctx, person, person.after, row)];
    const gone = row.fields.filter((field) => before.has(field) && !after.has(field));
    const missing = allowed ? gone : ['data.export', ...gone];
    if (missing.length > 0) lost.push({ kind: 'EXPORT', id: toGlobalId('Export', row.id), name: row.purpose, owner: person.name, missing });
  }
  return lost;
}

/** Those of the file's columns that a policy may read; none where it may not read the key of the records. */
async function columnsOf(
  ctx: Ctx,
  person: RightsChange,
  policy: Policy,
  { kind, source, fields }: ExportRow,
): Promise<ReadonlySet<string>> {
  const seen = ctxWith(ctx, person, policy);
  if (kind === ExportKind.MEMBERS) {
    const lexicon = await lexiconOf(seen, policy, new Map(), new Map());
    return new Set(fields.filter((name) => lexicon.customer(name) !== undefined));
  }
  try {
    return new Set((await recordFile(seen, kind, source ?? '')).columns);
  } catch (error) {
    if (error === noKey) return new Set();
    throw error;
  }
}
