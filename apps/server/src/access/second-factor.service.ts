import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { EntityManager } from 'typeorm';
import { conflict, failure, inputInvalid } from '../platform/errors.js';
import type { UserId } from '../platform/ids.js';
import { inTransaction } from '../platform/transaction.js';
import type { SignedInCtx } from './request.js';
import { countAttempt, forgetAttempts } from './sign-in-attempts.js';
import { hashToken } from './tokens.js';

/** RFC 6238 as every authenticator app has it: SHA-1, 6 digits, 30 seconds. */
const period = 30;
const recoveryCodes = 10;
/** Characters of a recovery code, those that look alike left out: 12 of them are 58 bits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz2345679';
const recoveryLength = 12;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Regulars', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });

interface FactorRow {
  readonly totp_secret: string | null;
  readonly totp_confirmed_at: Date | null;
}

async function factorOf(db: EntityManager, userId: UserId): Promise<FactorRow> {
  const [row] = await db.query<FactorRow[]>('select totp_secret, totp_confirmed_at from users where id = $1', [userId]);
  return row ?? { totp_secret: null, totp_confirmed_at: null };
}

/** Whether a code is asked for at sign-in. */
export const hasSecondFactor = async (db: EntityManager, userId: UserId): Promise<boolean> =>
  (await factorOf(db, userId)).totp_confirmed_at !== null;

/** What an authenticator app takes: the secret in base32, and the same as an otpauth address for a QR code. */
export interface NewFactor {
  readonly secret: string;
  readonly uri: string;
}

/** Makes a secret for an authenticator app; it is asked for once a code of it was confirmed. Throws CONFLICT where one is in use. */
export async function startSecondFactor(ctx: SignedInCtx): Promise<NewFactor> {
  const secret = new Secret({ size: 20 }).base32;
  const { userId, email } = ctx.viewer;
  return inTransaction(ctx, async (tx) => {
    const kept: unknown[] = await tx.db.query(
      `with kept as (update users set totp_secret = $2, totp_used_step = null where id = $1 and totp_confirmed_at is null returning 1) select from kept`,
      [userId, secret],
    );
    if (kept.length === 0) throw conflict('A second factor is in use already.', null);
    return { secret, uri: totpOf(secret, email).toString() };
  });
}

/** Confirms the app with a code of it; from now on sign-in asks for one. Answers recovery codes, shown this once. Throws INPUT_INVALID. */
export async function confirmSecondFactor(ctx: SignedInCtx, code: string): Promise<readonly string[]> {
  const { userId, email } = ctx.viewer;
  await countAttempt(ctx.db, ctx.now(), email, ctx.exchange.address);
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await inTransaction(ctx, async (tx) => {
    const { totp_secret: secret, totp_confirmed_at: confirmedAt } = await factorOf(tx.db, userId);
    if (confirmedAt !== null) throw conflict('A second factor is in use already.', null);
    if (secret === null || !(await takeCode(tx.db, tx.now(), userId, secret, code))) throw wrongCode;
    await tx.db.query('update users set totp_confirmed_at = $2 where id = $1', [userId, tx.now()]);
    await tx.db.query('delete from recovery_codes where user_id = $1', [userId]);
    await tx.db.query('insert into recovery_codes (user_id, code_hash) select $1, unnest($2::text[])', [userId, codes.map(hashToken)]);
  });
  await forgetAttempts(ctx.db, email);
  return codes;
}

/** Sign-in asks for no code any more. Needs one last code. Throws INPUT_INVALID. */
export async function removeSecondFactor(ctx: SignedInCtx, code: string): Promise<void> {
  const { userId, email } = ctx.viewer;
  await countAttempt(ctx.db, ctx.now(), email, ctx.exchange.address);
  await inTransaction(ctx, async (tx) => {
    if (!(await passesSecondFactor(tx.db, tx.now(), userId, code))) throw wrongCode;
    await forgetSecondFactor(tx.db, userId);
  });
  await forgetAttempts(ctx.db, email);
}

/** Takes the app and its recovery codes from an account. */
export async function forgetSecondFactor(db: EntityManager, userId: UserId): Promise<void> {
  await db.query('update users set totp_secret = null, totp_confirmed_at = null, totp_used_step = null where id = $1', [userId]);
  await db.query('delete from recovery_codes where user_id = $1', [userId]);
}

const wrongCode = inputInvalid({ path: 'code', rule: 'is the code that the app shows now and that was not used yet' });

/** Asks for a second factor where the account has one, after the password was right. Throws UNAUTHENTICATED with the reason. */
export async function assertSecondFactor(db: EntityManager, now: Date, userId: UserId, code: string | undefined): Promise<void> {
  if (!(await hasSecondFactor(db, userId))) return;
  if (code === undefined || code.trim() === '')
    throw failure('UNAUTHENTICATED', 'A code of the second factor is needed.', { reason: 'CODE_NEEDED' });
  if (!(await passesSecondFactor(db, now, userId, code)))
    throw failure('UNAUTHENTICATED', 'The code of the second factor is wrong or was used.', { reason: 'CODE_WRONG' });
}

/** Whether a code of the app or a recovery code is right; it is used up by asking. */
async function passesSecondFactor(db: EntityManager, now: Date, userId: UserId, code: string): Promise<boolean> {
  const { totp_secret: secret, totp_confirmed_at: confirmedAt } = await factorOf(db, userId);
  if (secret === null || confirmedAt === null) return false;
  if (await takeCode(db, now, userId, secret, code)) return true;
  const plain = code.toLowerCase().replaceAll(/[\s-]/g, '');
  const used: unknown[] = await db.query(
    'with used as (delete from recovery_codes where user_id = $1 and code_hash = $2 returning 1) select from used',
    [userId, hashToken(plain)],
  );
  return used.length > 0;
}

/** Whether a code of the app is right, one period early or late at most, and later than the last that was used. Of two at once, one passes. */
async function takeCode(db: EntityManager, now: Date, userId: UserId, secret: string, code: string): Promise<boolean> {
  const delta = totpOf(secret).validate({ token: code.replaceAll(/\s/g, ''), timestamp: now.getTime(), window: 1 });
  if (delta === null) return false;
  const step = Math.floor(now.getTime() / 1000 / period) + delta;
  const taken: unknown[] = await db.query(
    `with taken as (update users set totp_used_step = $2 where id = $1 and (totp_used_step is null or totp_used_step < $2) returning 1)
     select from taken`,
    [userId, step],
  );
  return taken.length > 0;
}

const newRecoveryCode = (): string => Array.from({ length: recoveryLength }, () => alphabet[randomInt(alphabet.length)]).join('');
