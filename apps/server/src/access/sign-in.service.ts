import { failure } from '../platform/errors.js';
import type { RoleId, UserId } from '../platform/ids.js';
import { passwordMatches } from './passwords.js';
import type { Exchange, RequestCtx } from './request.js';
import { assertSecondFactor } from './second-factor.service.js';
import { endSession, findSession, openSession } from './sessions.js';
import { countAttempt, forgetAttempts } from './sign-in-attempts.js';
import type { Viewer } from './viewer.js';

/** The form in which e-mail addresses of users are stored and compared. */
export const toUserEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/** Refuses passwords over a network without encryption. */
export function assertSafeTransport(exchange: Exchange): void {
  if (exchange.transport === 'plain') {
    throw failure(
      'UNAVAILABLE',
      'Signing in needs https, because over plain http others on the network could read the password. Open this address over https, or use http://localhost on the machine itself.',
      { reason: 'HTTPS_NEEDED' },
    );
  }
}

/** What somebody signs in with. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** of the authenticator app, or a recovery code */
  readonly code?: string | undefined;
}

/**
 * Signs somebody in: a fresh session, its cookie, and the end of the session the browser had. Unknown address and wrong password are one
 * answer; only who has the right password learns that a code is needed.
 */
export async function signIn(ctx: RequestCtx, input: Credentials): Promise<Viewer> {
  assertSafeTransport(ctx.exchange);
  const email = toUserEmail(input.email).slice(0, 320);
  await countAttempt(ctx.db, ctx.now(), email, ctx.exchange.address);
  const users: { id: UserId; password_hash: string | null }[] = await ctx.db.query(
    'select id, password_hash from users where email = $1 and disabled_at is null',
    [email],
  );
  const user = users[0];
  const matches = await passwordMatches(input.password.slice(0, 1000), user?.password_hash ?? undefined);
  if (!user || !matches) throw failure('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  await assertSecondFactor(ctx.db, ctx.now(), user.id, input.code);
  await forgetAttempts(ctx.db, email);
  return startSession(ctx, user.id);
}

/** Gives the browser a new session in place of the one it had, seen as another role where one is given. */
export async function startSession(ctx: RequestCtx, userId: UserId, asRole: RoleId | null = null): Promise<Viewer> {
  if (ctx.exchange.token !== undefined) await endSession(ctx.db, ctx.exchange.token);
  const token = await openSession(ctx.db, ctx.now(), userId, ctx.exchange, asRole);
  const session = await findSession(ctx.db, ctx.now(), token);
  if (!session) throw failure('UNAUTHENTICATED', 'The account is not there any more.');
  ctx.exchange.setToken(token);
  return session.viewer;
}

/** Ends the session the request came with. */
export async function signOut(ctx: RequestCtx): Promise<boolean> {
  if (ctx.exchange.token !== undefined) await endSession(ctx.db, ctx.exchange.token);
  ctx.exchange.setToken(undefined);
  return true;
}
