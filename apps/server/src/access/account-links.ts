import type { EntityManager } from 'typeorm';
import type { UserId } from '../platform/ids.js';
import { hashToken, newToken } from './tokens.js';

const hour = 3_600_000;
/** How long a link is good for, in milliseconds: one that invites, and one that replaces a password. */
export const linkLifetimes = { invitation: 7 * 24 * hour, password: 24 * hour } as const;

/** A link with which somebody chooses a password, once. The token stands after the # so that it reaches no server log. */
export interface AccountLink {
  /** path and fragment, to be put behind the address of the installation */
  readonly path: string;
  readonly expiresAt: Date;
}

/** Makes the one link of a user; those made before are good for nothing from now on. */
export async function newAccountLink(tx: EntityManager, now: Date, userId: UserId, lifetime: number): Promise<AccountLink> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + lifetime);
  await tx.query('delete from account_links where user_id = $1 or expires_at <= $2', [userId, now]);
  await tx.query('insert into account_links (token_hash, user_id, expires_at) values ($1, $2, $3)', [hashToken(token), userId, expiresAt]);
  return { path: `/set-password#token=${token}`, expiresAt };
}

/** Uses a link up; answers whose it was, undefined when it is unknown, over or used, or its user disabled. Of two at once, one wins. */
export async function takeAccountLink(tx: EntityManager, now: Date, token: string): Promise<UserId | undefined> {
  const rows: { user_id: UserId }[] = await tx.query(
    `with taken as (delete from account_links where token_hash = $1 returning user_id, expires_at)
     select taken.user_id from taken join users u on u.id = taken.user_id where taken.expires_at > $2 and u.disabled_at is null`,
    [hashToken(token), now],
  );
  return rows[0]?.user_id;
}
