import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 random bits, safe in a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret: its SHA-256, so that a read table opens nothing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
