import type { FieldType, Fn } from '@regulars/segment-language';
import { type Expression, type FieldDeclaration, type Quotient, quotientSql, type Rollup } from '../access/field-registry.js';
import { folded } from './sql.js';

/** What differs between the stores that run compiled conditions. Each part answers with SQL, or throws `NotInColumns`. */
export interface Dialect {
  /** A field's value on the row at hand. */
  readonly field: (field: FieldDeclaration, at: Expression) => string;
  /** Column of the customer's row with an aggregate over all their rows of a fact so far, where this store keeps one. */
  readonly rolledUp: (rollup: Rollup) => string | undefined;
  /** A measure, over a field of this type, that this store computes exactly. */
  readonly measure: (fn: Fn, over: FieldType | undefined) => void;
  /** The value of a quotient, for showing and ordering. */
  readonly quotient: (parts: Quotient) => string;
  /** A figure as a whole number of the store's, and what it was multiplied by: a quotient's parts are held against it. */
  readonly whole: (value: string) => { readonly value: string; readonly type: string; readonly by: number };
  /** Type that a figure is bound as, so that it is compared exactly. */
  readonly figure: (value: string) => string;
  /** Folded text (NFKC, lower case). */
  readonly folded: (sql: string) => string;
  /** Month and day of a date: 02-29 */
  readonly monthDay: (sql: string) => string;
}

/** A condition that the columnar replica has no exact answer to; PostgreSQL gives it. */
export class NotInColumns extends Error {
  override readonly name = 'NotInColumns';
}

/** A field's value on its row in PostgreSQL. */
export function storedValue({ name, source }: Pick<FieldDeclaration, 'name' | 'source'>, at: Expression): string {
  if (source.kind === 'rollup') throw new Error(`${name} is put together by the compiler.`);
  return source.kind === 'column' ? `${at.row}.${source.column}` : `(${source.sql(at)})`;
}

/** The system of record: it has everything. */
export const postgres: Dialect = {
  field: storedValue,
  rolledUp: () => undefined,
  measure: () => undefined,
  quotient: quotientSql,
  whole: (value) => ({ value, type: 'numeric', by: 1 }),
  figure: () => 'numeric',
  folded,
  monthDay: (sql) => `to_char(${sql}, 'MM-DD')`,
};
