import type { EntityManager } from 'typeorm';
import { conflict, failure, inputInvalid } from '../platform/errors.js';
import { newId, type UserId } from '../platform/ids.js';
import type { Organisation } from '../platform/organisation.js';
import { inTransaction } from '../platform/transaction.js';
import { ensureOrganisation, organisationIssues, removeDemoData } from './organisation.service.js';
import { hashPassword, passwordFault } from './passwords.js';
import type { RequestCtx, SignedInCtx } from './request.js';
import { ensureBuiltInRoles } from './roles.js';
import { assertSafeTransport, startSession, toUserEmail } from './sign-in.service.js';
import { hashToken, newToken } from './tokens.js';
import { assertGranted, type Viewer } from './viewer.js';

const linkLifetime = 7 * 24 * 3_600_000;
/** Names of advisory locks, which two servers share. */
const firstOwnerLock = 'select pg_advisory_xact_lock(7239401)';
const leaveDemoLock = 'select pg_advisory_xact_lock(7239402)';

/** Whether the installation waits for its first owner: it has none and is not the demo. */
export async function needsFirstOwner(db: EntityManager): Promise<boolean> {
  const rows: { needed: boolean }[] = await db.query(
    `select not exists (select from users u join roles r on r.id = u.role_id where r.key = 'owner')
        and not exists (select from organisation where is_demo) as needed`,
  );
  return rows[0]?.needed ?? false;
}

/** A link with which, once and within a week, the first owner makes their account; undefined when none is needed. */
export async function ensureFirstOwnerLink(db: EntityManager, now: Date): Promise<string | undefined> {
  if (!(await needsFirstOwner(db))) return undefined;
  return `/first-owner#token=${await newFirstOwnerToken(db, now)}`;
}

async function newFirstOwnerToken(db: EntityManager, now: Date): Promise<string> {
  const token = newToken();
  await db.query('delete from first_owner_tokens where created_at <= $1', [new Date(now.getTime() - linkLifetime)]);
  await db.query('insert into first_owner_tokens (token_hash, created_at) values ($1, $2)', [hashToken(token), now]);
  return token;
}

/** What the first owner fills in. */
export interface FirstOwner {
  readonly token: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** Makes the first owner's account and signs them in. Of two at once, one wins; the link is used up then and not before. */
export async function createFirstOwner(ctx: RequestCtx, input: FirstOwner): Promise<Viewer> {
  assertSafeTransport(ctx.exchange);
  const email = toUserEmail(input.email);
  const issues = [
    ...(/^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 320 ? [] : [{ path: 'email', rule: 'is an e-mail address' }]),
    ...passwordFault(input.password),
    ...(input.name.trim() !== '' && input.name.length <= 200 ? [] : [{ path: 'name', rule: 'has 1 to 200 characters' }]),
  ];
  if (issues.length > 0) throw inputInvalid(...issues);
  await assertTokenKnown(ctx, input.token);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx, async (tx) => {
    await tx.db.query(firstOwnerLock);
    await assertTokenKnown(tx, input.token);
    await tx.db.query('delete from first_owner_tokens');
    await ensureOrganisation(tx.db, tx.now());
    const roles = await ensureBuiltInRoles(tx.db, tx.now());
    const userId: UserId = newId();
    await tx.db.query(
      `insert into users (id, email, name, password_hash, role_id, locale, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [userId, email, input.name.trim(), passwordHash, roles.owner, tx.organisation.locale, tx.now()],
    );
    return startSession(tx, userId);
  });
}

async function assertTokenKnown(ctx: RequestCtx, token: string): Promise<void> {
  const known: unknown[] = await ctx.db.query('select from first_owner_tokens where token_hash = $1 and created_at > $2', [
    hashToken(token),
    new Date(ctx.now().getTime() - linkLifetime),
  ]);
  if (known.length === 0 || !(await needsFirstOwner(ctx.db))) {
    throw inputInvalid({ path: 'token', rule: 'is a link that was not used yet; start the server again for a new one' });
  }
}

/** The settings a shop starts its own life with. */
export type OwnShop = Pick<Organisation, 'name' | 'currency' | 'zone' | 'country' | 'locale'>;

/** Leaves the demo: its data, users and sessions go, and the answer is the token with which the first owner makes their account. */
export async function startWithOwnData(ctx: SignedInCtx, shop: OwnShop): Promise<string> {
  assertGranted(ctx.viewer, 'settings.edit');
  if (ctx.viewer.roleKey !== 'owner') throw failure('ACTION_FORBIDDEN', 'Only the owner of the demo shop may leave it.');
  const issues = organisationIssues(shop, '');
  if (issues.length > 0) throw inputInvalid(...issues);
  const token = await inTransaction(ctx, async (tx) => {
    await tx.db.query(leaveDemoLock); // touches no table: removing the data may lock those
    await assertDemo(ctx);
    await removeDemoData(tx.db, tx.now());
    await ensureOrganisation(tx.db, tx.now());
    await tx.db.query(
      'update organisation set name = $1, currency = $2, zone = $3, country = $4, locale = $5, is_demo = false, updated_at = $6',
      [shop.name.trim(), shop.currency, shop.zone, shop.country, shop.locale, tx.now()],
    );
    await tx.db.query('delete from sessions');
    await tx.db.query('delete from users where is_demo');
    return newFirstOwnerToken(tx.db, tx.now());
  });
  ctx.exchange.setToken(undefined);
  return token;
}

async function assertDemo(ctx: SignedInCtx): Promise<void> {
  const rows: unknown[] = await ctx.db.query('select from organisation where is_demo');
  if (rows.length === 0) throw conflict('The demo shop is gone already.', null);
}
