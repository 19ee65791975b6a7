import { type Dialect, NotInColumns } from '../dialect.js';
import { computedColumn, isCopied, isPresenceOnly } from './shape.js';

/** Measures whose figure is exact without a division and without the order of ids. */
const exact = new Set(['count', 'sum', 'min', 'max', 'distinct']);

/** What the replica keeps of a field is in `shape.ts`; whatever else is asked is PostgreSQL's to answer. */
export const columnar: Dialect = {
  field: (field, at) => {
    const { source, name } = field;
    if (source.kind === 'column') {
      if (field.type === 'id' || isPresenceOnly(field)) throw new NotInColumns(name);
      return `${at.row}.${source.column}`;
    }
    if (source.kind === 'expression' && source.isPortable === true) return `(${source.sql(at)})`;
    if (isCopied(field)) return `${at.row}.${computedColumn(name)}`;
    throw new NotInColumns(name);
  },
  measure: (fn) => {
    if (!exact.has(fn)) throw new NotInColumns(fn);
  },
  figure: (values) => (/[.e]/i.test(values) ? 'decimal(38,6)' : 'bigint'),
  folded: () => {
    throw new NotInColumns('folded text');
  },
  monthDay: (sql) => `strftime(${sql}, '%m-%d')`,
};
