import { pageById, type PageRequest } from '../../access/page-by-id.js';
import type { Connection } from '../../access/connection-types.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { fromGlobalId, toGlobalId } from '../../platform/ids.js';
import type { AuditEntry, AuditFilter, AuditState, AuditVerification } from './audit.types.js';
import type { Checkpoints } from './checkpoints.js';
import { sealedColumns } from './seal.service.js';
import { verifyLog } from './verify.service.js';

type Row = Omit<AuditEntry, 'seq'> & { readonly seq: string | null };

/** The entries that the filter leaves, the latest first. Throws INPUT_INVALID when `subject` is no id. */
export async function auditLog(ctx: Ctx, filter: AuditFilter, page: PageRequest): Promise<Connection<AuditEntry>> {
  assertGranted(ctx.viewer, 'audit.read');
  const { where, values } = conditionsOf(filter);
  return pageById(page, ctx.now(), {
    read: async (afterId, limit) => {
      const { rows } = await ctx.pool.query<Row>(
        `select seq, hash, ${sealedColumns} from audit_log where ${where} and ($${values.length + 1}::uuid is null or id < $${values.length + 1})
         order by id desc limit ${limit}`,
        [...values, afterId],
      );
      return rows;
    },
    count: async () => {
      const { rows } = await ctx.pool.query<{ count: number }>(`select count(*)::integer as count from audit_log where ${where}`, [
        ...values,
      ]);
      return rows[0]?.count ?? 0;
    },
    show: toEntry,
  });
}

/** All entries that the filter leaves, the oldest first, for files. */
export async function* auditRows(ctx: Ctx, filter: AuditFilter): AsyncGenerator<readonly AuditEntry[], void, void> {
  assertGranted(ctx.viewer, 'audit.read');
  const { where, values } = conditionsOf(filter);
  for (let after: string | null = null; ;) {
    const { rows }: { rows: Row[] } = await ctx.pool.query<Row>(
      `select seq, hash, ${sealedColumns} from audit_log where ${where} and ($${values.length + 1}::uuid is null or id > $${values.length + 1})
       order by id limit ${fileBatch}`,
      [...values, after],
    );
    if (rows.length > 0) yield rows.map(toEntry);
    if (rows.length < fileBatch) return;
    after = rows.at(-1)?.id ?? null;
  }
}

const fileBatch = 2000;

/** How far the log is sealed and signed. */
export async function auditState(ctx: Ctx, checkpoints: Checkpoints): Promise<AuditState> {
  assertGranted(ctx.viewer, 'audit.read');
  const { rows } = await ctx.pool.query<{ sealed: string; unsealed: number; verifiedAt: Date | null }>(
    `select coalesce((select max(seq) from audit_log), 0) as sealed, (select count(*)::integer from audit_log where seq is null) as unsealed,
       (select at from audit_log where action = 'verifyAudit' and result = 'OK' order by id desc limit 1) as "verifiedAt"`,
  );
  const [latest, publicKey] = await Promise.all([checkpoints.latest(), checkpoints.publicKey()]);
  const [found] = rows;
  return {
    sealed: Number(found?.sealed ?? 0),
    unsealed: found?.unsealed ?? 0,
    signedTo: latest?.seq ?? null,
    signedAt: latest ? new Date(latest.at) : null,
    publicKey,
    verifiedAt: found?.verifiedAt ?? null,
  };
}

/** Looks at the whole log; that somebody did, and what came out, is on record too. */
export async function verifyAudit(ctx: Ctx, checkpoints: Checkpoints): Promise<AuditVerification> {
  assertGranted(ctx.viewer, 'audit.read');
  const found = await verifyLog(ctx.pool, checkpoints);
  const sound = found.faults.length === 0;
  ctx.change?.tell({ rows: found.checked, detail: { sound, faults: found.faults.slice(0, 10) } });
  return { ...found, sound, at: ctx.now() };
}

const toEntry = (row: Row): AuditEntry => ({
  ...row,
  id: toGlobalId('AuditEntry', row.id),
  seq: row.seq === null ? null : Number(row.seq),
  userId: row.userId && toGlobalId('User', row.userId),
  clientId: row.clientId && toGlobalId('ApiClient', row.clientId),
  subjects: row.subjects.map((subject) => {
    const [type = '', id = ''] = subject.split(':');
    return toGlobalId(type, id);
  }),
});

function conditionsOf(filter: AuditFilter): { readonly where: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const parts: string[] = [];
  const add = (sql: (value: string) => string, value: unknown): void => {
    if (value === null || value === undefined || value === '') return;
    parts.push(sql(`$${values.push(value)}`));
  };
  add((value) => `strpos(lower(actor), lower(${value})) > 0`, filter.who?.trim());
  add((value) => `kind = ${value}`, filter.kind);
  add((value) => `strpos(lower(action), lower(${value})) > 0`, filter.action?.trim());
  add((value) => `fields @> array[${value}]::text[]`, filter.field?.trim());
  add((value) => `subjects @> array[${value}]::text[]`, filter.subject && subjectOf(filter.subject.trim()));
  add((value) => `address = ${value}`, filter.address?.trim());
  add((value) => `result = ${value}`, filter.result);
  add((value) => `at >= ${value}`, filter.since);
  add((value) => `at < ${value}`, filter.until);
  return { where: parts.join(' and ') || 'true', values };
}

function subjectOf(globalId: string): string {
  const id = fromGlobalId(globalId);
  if (!id) throw inputInvalid({ path: 'filter.subject', rule: 'is the id of a record' });
  return `${id.type}:${id.id}`;
}
