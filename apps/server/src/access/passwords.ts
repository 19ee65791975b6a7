import { hash, verify } from '@node-rs/argon2';
import type { InputIssue } from '../platform/errors.js';

const fewest = 10;
const most = 200;

/** What is wrong with a password that somebody chooses, or nothing; `path` is where it stands in the input. */
export const passwordFault = (password: string, path = 'password'): readonly InputIssue[] =>
  password.length >= fewest && password.length <= most ? [] : [{ path, rule: `has ${fewest} to ${most} characters` }];

/** Hashes a password with argon2id and a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'));

let decoy: Promise<string> | undefined;

/** Whether the password is the hashed one. An absent hash costs the same time and answers false, so that nobody learns which accounts exist. */
export async function passwordMatches(password: string, hashed: string | undefined): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(hashed ?? (await decoy), password.normalize('NFC'));
  return matches && hashed !== undefined;
}
