import { failure, inputInvalid, notFound } from '../platform/errors.js';
import { fromGlobalId, type RoleId, type SessionId, toGlobalId } from '../platform/ids.js';
import { inTransaction } from '../platform/transaction.js';
import { takeAccountLink } from './account-links.js';
import { wantMail } from './account-mails.js';
import { hashPassword, passwordFault, passwordMatches } from './passwords.js';
import type { RequestCtx, SignedInCtx } from './request.js';
import { assertSafeTransport, startSession, toUserEmail } from './sign-in.service.js';
import { assertSecondFactor } from './second-factor.service.js';
import { countAttempt, forgetAttempts } from './sign-in-attempts.js';
import { hashToken } from './tokens.js';
import { assertGranted, type Viewer } from './viewer.js';

function assertPasswordFits(password: string, path?: string): void {
  const issues = passwordFault(password, path);
  if (issues.length > 0) throw inputInvalid(...issues);
}

/** A password chosen with a link; `code` where the account has a second factor. */
export interface ChosenPassword {
  readonly token: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/**
 * Chooses a password with the token of a link, ends every session of the account and signs in. Throws INPUT_INVALID, and UNAUTHENTICATED
 * without a code where the account has a second factor: a link does not go around it, and stays good meanwhile.
 */
export async function setPassword(ctx: RequestCtx, { token, password, code }: ChosenPassword): Promise<Viewer> {
  assertSafeTransport(ctx.exchange);
  assertPasswordFits(password);
  await countAttempt(ctx.db, ctx.now(), `link:${hashToken(token)}`, ctx.exchange.address);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (tx) => {
    const userId = await takeAccountLink(tx.db, tx.now(), token);
    if (!userId) throw inputInvalid({ path: 'token', rule: 'is a link that was not used yet and is not out of date' });
    await assertSecondFactor(tx.db, tx.now(), userId, code);
    await tx.db.query('update users set password_hash = $2, updated_at = $3 where id = $1', [userId, passwordHash, tx.now()]);
    await tx.db.query('delete from sessions where user_id = $1', [userId]);
    return startSession(tx, userId);
  });
}

/**
 * Has a link sent to somebody who forgot their password. Whether the address belongs to anybody is found out by the job, so that the answer and
 * its time are the same. Throws UNAVAILABLE where no mails can be sent, LIMIT_REACHED.
 */
export async function requestPasswordLink(ctx: RequestCtx, address: string): Promise<void> {
  if (!ctx.canMail) throw failure('UNAVAILABLE', 'This installation sends no mails; ask an owner for a link.');
  const email = toUserEmail(address).slice(0, 320);
  await countAttempt(ctx.db, ctx.now(), `link to ${email}`, ctx.exchange.address);
  await inTransaction(ctx, (tx) => wantMail(tx, { email, kind: 'password' }));
}

/** Changes the viewer's own password and ends their other sessions. Throws UNAUTHENTICATED when the present one is wrong. */
export async function changePassword(ctx: SignedInCtx, present: string, next: string): Promise<void> {
  assertSafeTransport(ctx.exchange);
  assertPasswordFits(next, 'next');
  const { email, userId } = ctx.viewer;
  await countAttempt(ctx.db, ctx.now(), email, ctx.exchange.address);
  const [user] = await ctx.db.query<{ password_hash: string | null }[]>('select password_hash from users where id = $1', [userId]);
  if (!(await passwordMatches(present.slice(0, 1000), user?.password_hash ?? undefined)))
    throw inputInvalid({ path: 'present', rule: 'is the password the account has' });
  await forgetAttempts(ctx.db, email);
  const passwordHash = await hashPassword(next);
  await inTransaction(ctx, async (tx) => {
    await tx.db.query('update users set password_hash = $2, updated_at = $3 where id = $1', [userId, passwordHash, tx.now()]);
    await endOthers(tx);
  });
}

/** A session of the viewer, as their list shows it. */
export interface SessionShown {
  /** global id */
  readonly id: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly address: string | null;
  readonly agent: string | null;
  readonly isCurrent: boolean;
}

interface SessionRow {
  readonly id: SessionId;
  readonly token_hash: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly address: string | null;
  readonly agent: string | null;
}

const ownHash = ({ exchange }: SignedInCtx): string => (exchange.token === undefined ? '' : hashToken(exchange.token));

/** The viewer's own sessions that are not over, the one last used first. */
export async function ownSessions(ctx: SignedInCtx): Promise<readonly SessionShown[]> {
  const rows: SessionRow[] = await ctx.db.query(
    `select id, token_hash, created_at, seen_at, address, agent from sessions
     where user_id = $1 and expires_at > $2 order by seen_at desc, id desc`,
    [ctx.viewer.userId, ctx.now()],
  );
  return rows.map((row) => ({
    id: toGlobalId('Session', row.id),
    createdAt: row.created_at,
    seenAt: row.seen_at,
    address: row.address,
    agent: row.agent,
    isCurrent: row.token_hash === ownHash(ctx),
  }));
}

/** Ends one of the viewer's own sessions. Throws NOT_FOUND, also for another's. */
export async function endOwnSession(ctx: SignedInCtx, globalId: string): Promise<void> {
  const found = fromGlobalId(globalId);
  const ended: unknown[] =
    found?.type === 'Session'
      ? await ctx.db.query('with ended as (delete from sessions where id = $1 and user_id = $2 returning 1) select from ended', [
          found.id,
          ctx.viewer.userId,
        ])
      : [];
  if (ended.length === 0) throw notFound('session');
}

/** Ends all sessions of the viewer but this one; answers how many. */
export const endOtherSessions = (ctx: SignedInCtx): Promise<number> => inTransaction(ctx, endOthers);

async function endOthers(tx: SignedInCtx): Promise<number> {
  const ended: unknown[] = await tx.db.query(
    'with ended as (delete from sessions where user_id = $1 and token_hash <> $2 returning 1) select from ended',
    [tx.viewer.userId, ownHash(tx)],
  );
  return ended.length;
}

/** Sees the shop as a role does, through a session of its own in place of this one. Throws NOT_FOUND. */
export async function seeAs(ctx: SignedInCtx, key: string): Promise<Viewer> {
  assertGranted(ctx.viewer, 'roles.edit');
  return inTransaction(ctx, async (tx) => {
    const [role] = await tx.db.query<{ id: RoleId }[]>('select id from roles where key = $1', [key]);
    if (!role) throw notFound('role');
    return startSession(tx, tx.viewer.userId, role.id);
  });
}

/** Goes back to the role that is one's own, through a new session. */
export async function stopSeeingAs(ctx: SignedInCtx): Promise<Viewer> {
  if (!ctx.viewer.isSeeingAs) throw failure('CONFLICT', 'The role is your own already.', { current: ctx.viewer.roleKey });
  return inTransaction(ctx, (tx) => startSession(tx, tx.viewer.userId));
}
