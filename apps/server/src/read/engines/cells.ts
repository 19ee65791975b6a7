import type { Cell, FieldType } from '@regulars/segment-language';
import type { CategoryTree } from '../compile-test.js';

/** SQL that gives a value in the form in which it travels as JSON and `readCell` takes it. */
export function cellSql(type: FieldType, sql: string): string {
  switch (type) {
    case 'date':
      return `(${sql})::date::text`;
    case 'instant':
      return `(extract(epoch from ${sql}) * 1000)::float8`;
    case 'point':
      return `case when ${sql} is not null then json_build_array((${sql})[1], (${sql})[0]) end`;
    case 'id':
    case 'text':
    case 'enum':
    case 'number':
    case 'integer':
    case 'money':
    case 'boolean':
    case 'list':
    case 'category':
      return sql;
  }
}

/** A cell as the language's predicates compare it: instants in epoch ms, a category as its key with those above it. */
export function readCell(type: FieldType, value: unknown, categories: CategoryTree): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'category') return categories.lineage(String(value));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) throw new TypeError('No cell of the language.');
  if (type !== 'point') return value.map(String);
  const [latitude, longitude]: unknown[] = value;
  return [Number(latitude), Number(longitude)];
}
