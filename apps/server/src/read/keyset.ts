import type { FieldType } from '@regulars/segment-language';
import type { Place } from './cursor.js';
import type { Binder } from './sql.js';

/** One term of an order: SQL that the judge issued, its type, and its direction. Rows without a value come last. */
export interface OrderTerm {
  readonly sql: string;
  readonly type: FieldType;
  readonly direction: 'asc' | 'desc';
}

const casts: Record<FieldType, string> = {
  id: 'uuid',
  text: 'text',
  enum: 'text',
  category: 'text',
  number: 'numeric',
  integer: 'numeric',
  money: 'numeric',
  boolean: 'boolean',
  date: 'date',
  instant: 'timestamptz',
  list: 'text[]',
  point: 'point',
};

/** `order by` for reading forwards, or backwards for the page before a cursor. */
export function orderBy(terms: readonly OrderTerm[], backwards: boolean): string {
  return terms
    .map(({ sql, direction }) => {
      const ascending = (direction === 'asc') !== backwards;
      return `${sql} ${ascending ? 'asc' : 'desc'} nulls ${backwards ? 'first' : 'last'}`;
    })
    .join(', ');
}

/** The rows strictly after a place, or strictly before it when reading backwards. */
export function beyond(terms: readonly OrderTerm[], place: Place, backwards: boolean, binder: Binder): string {
  const alternatives: string[] = [];
  const equal: string[] = [];
  terms.forEach((term, index) => {
    const value = place[index] ?? null;
    const bound = value === null ? null : binder.bind(value, casts[term.type]);
    const further = strictlyBeyond(term, bound, backwards);
    if (further) alternatives.push([...equal, further].join(' and '));
    equal.push(bound === null ? `${term.sql} is null` : `${term.sql} = ${bound}`);
  });
  return alternatives.length === 0 ? 'false' : `(${alternatives.map((one) => `(${one})`).join(' or ')})`;
}

function strictlyBeyond({ sql, direction }: OrderTerm, bound: string | null, backwards: boolean): string | undefined {
  const sign = (direction === 'asc') !== backwards ? '>' : '<';
  if (bound === null) return backwards ? `${sql} is not null` : undefined;
  return backwards ? `${sql} ${sign} ${bound}` : `(${sql} ${sign} ${bound} or ${sql} is null)`;
}
