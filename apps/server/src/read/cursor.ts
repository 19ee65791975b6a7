import { failure } from '../platform/errors.js';

/** The sort values of a row as Postgres wrote them, last the id; opaque to callers. */
export type Place = readonly (string | number | boolean | null)[];

export const toCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor of the given length; a foreign or broken one is an input error. */
export function fromCursor(cursor: string, length: number): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === length && place.every(isPlain)) return place;
  } catch {
    // Falls through: whatever is wrong with it, the answer is the same.
  }
  throw failure('INPUT_INVALID', 'This cursor belongs to no list like this one.', {
    issues: [{ path: 'after', rule: 'must be a cursor of this list' }],
  });
}

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
