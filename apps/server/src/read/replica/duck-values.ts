import { DOUBLE, type DuckDBType, type DuckDBValue, LIST, listValue, VARCHAR } from '@duckdb/node-api';

/** Conditions bind texts, whole numbers and lists of texts, and cast them where they stand; an empty list needs its type said. */
export const typeOf = (value: unknown): DuckDBType => {
  if (Array.isArray(value)) return LIST(VARCHAR);
  return typeof value === 'number' ? DOUBLE : VARCHAR;
};

export const toDuck = (value: unknown): DuckDBValue => {
  if (Array.isArray(value)) return listValue(value.map(toDuck));
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError('A value that the replica cannot take.');
};
