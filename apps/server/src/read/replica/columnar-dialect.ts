import { type Dialect, NotInColumns } from '../dialect.js';
import { rolledUpAs } from './rolled-up.js';
import { computedColumn, isCopied, isPresenceOnly } from './shape.js';

/** Measures whose figure is exact without the order of ids. */
const exact = new Set(['count', 'sum', 'average', 'share', 'min', 'max', 'distinct']);

/** Digits that a figure may have so that its product with a sum fits into 128 bits. */
const mostDigits = 18;

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
  rolledUp: rolledUpAs,
  measure: (fn, over) => {
    if (!exact.has(fn)) throw new NotInColumns(fn);
    if ((fn === 'average' || fn === 'share') && over === 'number') throw new NotInColumns(`${fn} of decimals`); // products of them may not fit
  },
  quotient: () => {
    throw new NotInColumns('a quotient');
  },
  whole: (value) => {
    const [, sign = '', digits = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
    if (digits === '' || digits.length + 2 * decimals.length > mostDigits) throw new NotInColumns(value);
    return { value: `${sign}${digits}${decimals}`, type: 'hugeint', by: 10 ** decimals.length };
  },
  figure: (values) => (/[.e]/i.test(values) ? 'decimal(38,6)' : 'bigint'),
  folded: () => {
    throw new NotInColumns('folded text');
  },
  monthDay: (sql) => `strftime(${sql}, '%m-%d')`,
};
