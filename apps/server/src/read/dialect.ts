import type { Fn } from '@regulars/segment-language';
import type { Expression, FieldDeclaration } from '../access/field-registry.js';
import { folded } from './sql.js';

/** What differs between the stores that run compiled conditions. Each part answers with SQL, or throws `NotInColumns`. */
export interface Dialect {
  /** A field's value on the row at hand. */
  readonly field: (field: FieldDeclaration, at: Expression) => string;
  /** A measure that this store computes exactly. */
  readonly measure: (fn: Fn) => void;
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

/** The system of record: it has everything. */
export const postgres: Dialect = {
  field: ({ name, source }, at) => {
    if (source.kind === 'rollup') throw new Error(`${name} is put together by the compiler.`);
    return source.kind === 'column' ? `${at.row}.${source.column}` : `(${source.sql(at)})`;
  },
  measure: () => undefined,
  figure: () => 'numeric',
  folded,
  monthDay: (sql) => `to_char(${sql}, 'MM-DD')`,
};
