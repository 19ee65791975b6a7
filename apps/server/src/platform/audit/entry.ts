import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';

/** What an entry of the audit log is about. */
export const auditKinds = ['WRITE', 'READ', 'EXPORT', 'SIGN_IN', 'RIGHTS', 'CALL'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** How it ended: done, refused for a reason the caller was told, or failed by a fault of ours. */
export const auditResults = ['OK', 'REFUSED', 'FAILED'] as const;
export type AuditResult = (typeof auditResults)[number];

/** Who did it: a user or an API client, by name as it was then, and from where. Nobody is known before sign-in. */
export interface Actor {
  readonly userId: string | null;
  readonly clientId: string | null;
  readonly name: string | null;
  /** IP address; null for work in the background */
  readonly address: string | null;
}

/** What was done. It holds names of fields and ids of records, never what the fields say: values could not be erased from here. */
export interface Act {
  readonly kind: AuditKind;
  /** the operation: `upsertCustomers`, `customers, segment`, `GET /exports` */
  readonly action: string;
  readonly result: AuditResult;
  /** code of the refusal, from the closed list of errors */
  readonly code?: string | undefined;
  /** `Customer.email` */
  readonly fields: readonly string[];
  /** records as `Customer:<uuid>` */
  readonly subjects: readonly string[];
  /** records read, written or exported */
  readonly rows: number;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Records that one entry names; more become further entries of the same act. */
export const mostSubjects = 1000;

/**
 * Adds an act to the audit log, in the transaction of `db` where it is one. A read outside of one does not wait for the disk: a database that
 * crashes can lose what was read in its last half second, one that goes on, or a server that is killed, nothing.
 */
export async function writeAct(db: EntityManager, now: Date, actor: Actor, act: Act): Promise<void> {
  const parts = Math.max(1, Math.ceil(act.subjects.length / mostSubjects));
  const rows = Array.from({ length: parts }, (_, part) => {
    const subjects = act.subjects.slice(part * mostSubjects, (part + 1) * mostSubjects);
    return { id: newId<'AuditEntry'>(), subjects, rows: parts === 1 ? act.rows : subjects.length };
  });
  const waits = act.kind !== 'READ' || db.queryRunner?.isTransactionActive === true;
  await db.query(
    `with commit as materialized (select set_config('synchronous_commit', $13, true) where $13 <> '')
     insert into audit_log (id, at, kind, action, result, code, user_id, client_id, actor, address, fields, subjects, rows, detail)
     select part.id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, part.subjects, part.rows, $12
     from json_to_recordset($1) as part (id uuid, subjects text[], rows integer) left join commit on true`,
    [
      JSON.stringify(rows),
      now,
      act.kind,
      act.action.slice(0, 500),
      act.result,
      act.code ?? null,
      actor.userId,
      actor.clientId,
      actor.name,
      actor.address,
      act.fields,
      JSON.stringify(act.detail ?? {}),
      waits ? '' : 'off',
    ],
  );
}
