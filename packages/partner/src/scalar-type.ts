import type { GraphQLEnumType } from 'graphql';

const texts = new Set(['ID', 'String', 'Date', 'DateTime', 'TimeZone']);
const numbers = new Set(['Int', 'Float', 'Long']);

/** The TypeScript of a scalar: instants, days and exact decimals are strings; a condition is sent as text or tree, and comes as a tree. */
export function scalarType(name: string, way: 'sent' | 'received'): string {
  if (texts.has(name)) return 'string';
  if (numbers.has(name)) return 'number';
  if (name === 'Boolean') return 'boolean';
  if (name === 'Decimal') return way === 'sent' ? 'string | number' : 'string';
  if (name === 'Condition' && way === 'sent') return 'string | object';
  return 'unknown';
}

export const enumType = (type: GraphQLEnumType): string =>
  type
    .getValues()
    .map(({ name }) => JSON.stringify(name))
    .join(' | ');
