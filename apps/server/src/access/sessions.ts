import type { EntityManager } from 'typeorm';
import type { Action, Label, Level } from '@regulars/graph';
import { newId, type RoleId, type UserId } from '../platform/ids.js';
import { hashToken, newToken } from './tokens.js';
import type { Exchange } from './request.js';
import type { Viewer } from './viewer.js';

/** A session ends this many milliseconds after it was last used. */
export const sessionLifetime = 14 * 24 * 3_600_000;
/** Using a session writes to the database at most this often. */
const touchEvery = 5 * 60_000;

/** Opens a session and answers its token, which is kept nowhere but in the browser. */
export async function openSession(
  db: EntityManager,
  now: Date,
  userId: UserId,
  caller: Pick<Exchange, 'address' | 'agent'>,
  asRole: RoleId | null = null,
): Promise<string> {
  const token = newToken();
  await db.query('delete from sessions where expires_at <= $1', [now]);
  await db.query(
    `insert into sessions (token_hash, id, user_id, created_at, seen_at, expires_at, address, agent, as_role_id)
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8)`,
    [
      hashToken(token),
      newId<'Session'>(),
      userId,
      now,
      new Date(now.getTime() + sessionLifetime),
      caller.address,
      caller.agent ?? null,
      asRole,
    ],
  );
  return token;
}

/** A session found by its token. */
export interface OpenSession {
  readonly viewer: Viewer;
  /** Whether its end was moved just now, so that the cookie's should be too. */
  readonly extended: boolean;
}

/** What a viewer is made of, as the tables of users and roles have it. */
export interface ViewerRow {
  user_id: UserId;
  email: string;
  name: string;
  locale: 'en' | 'zh-CN';
  role_key: string;
  role_name: string;
  labels: Partial<Record<Label, Level>>;
  fields: Record<string, Level>;
  actions: Action[];
  row_scope: string | null;
  seeing_as: boolean;
}

interface SessionRow extends ViewerRow {
  seen_at: Date;
}

/**
 * Who the token belongs to, with the rights of their role as they are now; undefined when it is unknown, over, or its user disabled. Another
 * role is seen through only while the user's own may edit roles.
 */
export async function findSession(db: EntityManager, now: Date, token: string): Promise<OpenSession | undefined> {
  const tokenHash = hashToken(token);
  const rows: SessionRow[] = await db.query(
    `select s.user_id, s.seen_at, u.email, u.name, u.locale, r.key as role_key, r.name as role_name, r.labels, r.fields, r.actions, r.row_scope,
       r.id <> own.id as seeing_as
     from sessions s join users u on u.id = s.user_id join roles own on own.id = u.role_id
       join roles r on r.id = case when 'roles.edit' = any(own.actions) then coalesce(s.as_role_id, own.id) else own.id end
     where s.token_hash = $1 and s.expires_at > $2 and u.disabled_at is null`,
    [tokenHash, now],
  );
  const row = rows[0];
  if (!row) return undefined;
  const extended = now.getTime() - row.seen_at.getTime() >= touchEvery;
  if (extended) {
    await db.query('update sessions set seen_at = $2, expires_at = $3 where token_hash = $1', [
      tokenHash,
      now,
      new Date(now.getTime() + sessionLifetime),
    ]);
  }
  return { viewer: toViewer(row), extended };
}

export function toViewer(row: ViewerRow): Viewer {
  return {
    userId: row.user_id,
    email: row.email,
    name: row.name,
    roleKey: row.role_key,
    roleName: row.role_name,
    locale: row.locale,
    isSeeingAs: row.seeing_as,
    policy: { labels: row.labels, fields: row.fields, actions: row.actions, rowScope: row.row_scope },
  };
}

/** Ends one session; an unknown token is no error. */
export async function endSession(db: EntityManager, token: string): Promise<void> {
  await db.query('delete from sessions where token_hash = $1', [hashToken(token)]);
}
