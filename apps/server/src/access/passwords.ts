import { hash, verify } from '@node-rs/argon2';

/** Hashes a password with argon2id and a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'));

let decoy: Promise<string> | undefined;

/** Whether the password is the hashed one. An absent hash costs the same time and answers false, so that nobody learns which accounts exist. */
export async function passwordMatches(password: string, hashed: string | undefined): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(hashed ?? (await decoy), password.normalize('NFC'));
  return matches && hashed !== undefined;
}
