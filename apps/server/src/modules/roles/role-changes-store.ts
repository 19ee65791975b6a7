import type { EntityManager } from 'typeorm';
import type { Ctx } from '../../access/viewer.js';
import type { RoleChangeId, UserId } from '../../platform/ids.js';
import type { RolePair } from './role-change.rules.js';

export type ChangeKind = 'EDITED' | 'CREATED' | 'DELETED';
export type ChangeState = 'WAITING' | 'IN_FORCE' | 'REFUSED';

/** An entry of the history of roles. */
export interface StoredChange {
  readonly id: RoleChangeId;
  readonly at: Date;
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  readonly authorId: UserId;
  readonly authorName: string;
  readonly reason: string;
  readonly roles: readonly RolePair[];
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
}

const columns = `id, at, kind, state, author_id as "authorId", author_name as "authorName", reason, roles,
  decided_by_name as "decidedByName", decided_at as "decidedAt"`;

/** Writes an entry of the history, made by the viewer now. */
export async function recordChange(
  tx: Ctx,
  { id, kind, state, reason, roles }: Pick<StoredChange, 'id' | 'kind' | 'state' | 'reason' | 'roles'>,
): Promise<void> {
  await tx.db.query(
    'insert into role_changes (id, at, kind, state, author_id, author_name, reason, roles) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [id, tx.now(), kind, state, tx.viewer.userId, tx.viewer.name, reason, JSON.stringify(roles)],
  );
}

export async function changeById(db: EntityManager, id: string): Promise<StoredChange | undefined> {
  const [row] = await db.query<StoredChange[]>(`select ${columns} from role_changes where id = $1`, [id]);
  return row;
}

/** Notes that the viewer agreed to a change or refused it. */
export async function decide(tx: Ctx, id: RoleChangeId, state: 'IN_FORCE' | 'REFUSED'): Promise<void> {
  await tx.db.query('update role_changes set state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5 where id = $1', [
    id,
    state,
    tx.viewer.userId,
    tx.viewer.name,
    tx.now(),
  ]);
}

/** Changes before the given one (all when null), newest first. */
export async function changesBefore(db: EntityManager, id: string | null, limit: number): Promise<readonly StoredChange[]> {
  return db.query<StoredChange[]>(`select ${columns} from role_changes where $1::uuid is null or id < $1 order by id desc limit $2`, [
    id,
    limit,
  ]);
}

export async function countChanges(db: EntityManager): Promise<number> {
  const [row] = await db.query<{ count: number }[]>('select count(*)::int as count from role_changes');
  return row?.count ?? 0;
}
