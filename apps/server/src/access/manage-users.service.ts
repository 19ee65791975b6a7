import { inputInvalid, type InputIssue, notFound } from '../platform/errors.js';
import { fromGlobalId, isId, newId, type RoleId, type UserId } from '../platform/ids.js';
import { type AccountLink, linkLifetimes, newAccountLink } from './account-links.js';
import { type MailWanted, wantMail } from './account-mails.js';
import { changeRights } from './change-rights.js';
import type { SignedInCtx } from './request.js';
import { forgetSecondFactor } from './second-factor.service.js';
import { toUserEmail } from './sign-in.service.js';
import { assertGranted, type Ctx } from './viewer.js';

export interface Invitation {
  readonly email: string;
  readonly name: string;
  /** key of the role */
  readonly role: string;
}

const longestName = 200;
const nameIssues = (name: string): readonly InputIssue[] =>
  name.trim() === '' || name.length > longestName ? [{ path: 'input.name', rule: `has 1 to ${longestName} characters` }] : [];

async function roleId(tx: Ctx, key: string): Promise<RoleId | undefined> {
  const rows: { id: RoleId }[] = await tx.db.query('select id from roles where key = $1', [key]);
  return rows[0]?.id;
}

/** Whose link it is; the link itself is absent where it is sent by mail. */
export interface LinkMade {
  readonly userId: UserId;
  readonly link: AccountLink | undefined;
}

/** Makes an account without a password, and the link with which its owner chooses one within a week. Throws INPUT_INVALID. */
export async function inviteUser(ctx: SignedInCtx, input: Invitation): Promise<LinkMade> {
  assertGranted(ctx.viewer, 'roles.edit');
  const email = toUserEmail(input.email);
  return changeRights(ctx, async (tx) => {
    const [role, taken] = [await roleId(tx, input.role), await tx.db.query<unknown[]>('select from users where email = $1', [email])];
    const issues = [
      ...(/^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 320 ? [] : [{ path: 'input.email', rule: 'is an e-mail address' }]),
      ...(taken.length > 0 ? [{ path: 'input.email', rule: 'is not taken by another account' }] : []),
      ...nameIssues(input.name),
      ...(role ? [] : [{ path: 'input.role', rule: 'is the key of a role' }]),
    ];
    if (issues.length > 0) throw inputInvalid(...issues);
    const userId: UserId = newId();
    await tx.db.query(
      `insert into users (id, email, name, password_hash, role_id, locale, created_at, updated_at) values ($1, $2, $3, null, $4, $5, $6, $6)`,
      [userId, email, input.name.trim(), role, tx.organisation.locale, tx.now()],
    );
    return { userId, link: await linkOrMail(tx, { id: userId, email }, 'invitation') };
  });
}

/** Changes what a user is called or their role; with another role they sign in anew, this session aside. Throws as `inviteUser` does. */
export async function updateUser(
  ctx: Ctx,
  input: { readonly id: string; readonly name?: string | undefined; readonly role?: string | undefined },
): Promise<UserId> {
  assertGranted(ctx.viewer, 'roles.edit');
  return changeRights(ctx, async (tx) => {
    const user = await lockUser(tx, input.id);
    const role = input.role === undefined ? user.role_id : await roleId(tx, input.role);
    const issues = [
      ...(input.name === undefined ? [] : nameIssues(input.name)),
      ...(role ? [] : [{ path: 'input.role', rule: 'is the key of a role' }]),
    ];
    if (issues.length > 0) throw inputInvalid(...issues);
    await tx.db.query('update users set name = coalesce($2, name), role_id = $3, updated_at = $4 where id = $1', [
      user.id,
      input.name?.trim() ?? null,
      role,
      tx.now(),
    ]);
    if (role !== user.role_id && user.id !== tx.viewer.userId) await tx.db.query('delete from sessions where user_id = $1', [user.id]);
    return user.id;
  });
}

/** Closes an account: its sessions and links end at once; what it owns stays. Throws INPUT_INVALID for the last owner. */
export async function disableUser(ctx: Ctx, id: string): Promise<UserId> {
  assertGranted(ctx.viewer, 'roles.edit');
  return changeRights(ctx, async (tx) => {
    const user = await lockUser(tx, id);
    await tx.db.query('update users set disabled_at = coalesce(disabled_at, $2), updated_at = $2 where id = $1', [user.id, tx.now()]);
    await tx.db.query('delete from sessions where user_id = $1', [user.id]);
    await tx.db.query('delete from account_links where user_id = $1', [user.id]);
    return user.id;
  });
}

/** Opens an account again. */
export async function enableUser(ctx: Ctx, id: string): Promise<UserId> {
  assertGranted(ctx.viewer, 'roles.edit');
  return changeRights(ctx, async (tx) => {
    const user = await lockUser(tx, id);
    await tx.db.query('update users set disabled_at = null, updated_at = $2 where id = $1', [user.id, tx.now()]);
    return user.id;
  });
}

/** A new link for somebody who lost theirs or forgot the password; the password they have stays good until they choose another. */
export async function newPasswordLink(ctx: SignedInCtx, id: string): Promise<LinkMade> {
  assertGranted(ctx.viewer, 'roles.edit');
  return changeRights(ctx, async (tx) => {
    const user = await lockUser(tx, id);
    if (user.disabled_at !== null) throw inputInvalid({ path: 'id', rule: 'is of an open account' });
    return { userId: user.id, link: await linkOrMail(tx, user, 'password') };
  });
}

/** Signs somebody out everywhere; answers how many sessions ended. */
export async function endUserSessions(ctx: Ctx, id: string): Promise<number> {
  assertGranted(ctx.viewer, 'roles.edit');
  return changeRights(ctx, async (tx) => {
    const user = await lockUser(tx, id);
    const ended: unknown[] = await tx.db.query('with ended as (delete from sessions where user_id = $1 returning 1) select from ended', [
      user.id,
    ]);
    return ended.length;
  });
}

/** Takes the second factor from the account of somebody who lost both app and recovery codes, and signs them out. */
export async function resetSecondFactor(ctx: Ctx, id: string): Promise<UserId> {
  assertGranted(ctx.viewer, 'roles.edit');
  return changeRights(ctx, async (tx) => {
    const user = await lockUser(tx, id);
    await forgetSecondFactor(tx.db, user.id);
    await tx.db.query('delete from sessions where user_id = $1', [user.id]);
    return user.id;
  });
}

/** Has the link sent where mails can be, else makes it to be handed over. */
async function linkOrMail(
  tx: SignedInCtx,
  { id, email }: { readonly id: UserId; readonly email: string },
  kind: MailWanted['kind'],
): Promise<AccountLink | undefined> {
  if (!tx.canMail) return newAccountLink(tx.db, tx.now(), id, linkLifetimes[kind]);
  await wantMail(tx, { email, kind });
  return undefined;
}

interface LockedUser {
  readonly id: UserId;
  readonly email: string;
  readonly role_id: RoleId;
  readonly disabled_at: Date | null;
}

async function lockUser(tx: Ctx, globalId: string): Promise<LockedUser> {
  const found = fromGlobalId(globalId);
  const rows: LockedUser[] =
    found?.type === 'User' && isId(found.id)
      ? await tx.db.query('select id, email, role_id, disabled_at from users where id = $1 for update', [found.id])
      : [];
  const [user] = rows;
  if (!user) throw notFound('user');
  return user;
}
