import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/** A secret as Standard Webhooks has it: `whsec_` and base64. */
export const secretFrom = (bytes: Buffer): string => prefix + bytes.toString('base64');

/** The headers that Standard Webhooks 1.0 asks for: HMAC-SHA256 of `id.timestamp.payload`. `at` in seconds. */
export function signedHeaders(id: string, at: number, payload: string, secret: string): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${payload}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` };
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Milliseconds from a failed attempt to the next, as Standard Webhooks suggests; after the last nobody tries by himself. */
const pauses = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

/** When to try again after so many failed attempts; undefined when it is enough. */
export function nextTry(attempts: number, now: Date): Date | undefined {
  const pause = pauses[attempts - 1];
  return pause === undefined ? undefined : new Date(now.getTime() + pause);
}
