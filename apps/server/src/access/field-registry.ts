import type { Label } from '@regulars/graph';
import type { EnumValue, FieldType, Words } from '@regulars/segment-language';
import type { ChangeKind } from '../platform/changes.js';

/** What a computed field may use: the SQL alias of its row, a binder that turns a value into a placeholder, and the moment asked about. */
export interface Expression {
  readonly row: string;
  /** Turns a value into a placeholder of the given SQL type. */
  readonly bind: (value: string | number, type: string) => string;
  /** Today in the zone of the question, as YYYYMMDD: 20260301 */
  readonly today: number;
  /** IANA zone of the question, in which hours and weekdays are read. */
  readonly zone: string;
}

/**
 * Where a field's value comes from: a column of its record's table; an SQL expression over the row; or a roll-up, an aggregate of one fact's
 * rows of the customer (`count(*)`, `sum(f.amount)`), read as of the question's moment. `f` is the alias of the fact's row. A portable
 * expression is read by the columnar replica as it stands; the values of others are copied there. With `over` it is a quotient, missing where
 * that is 0.
 */
export type FieldSource =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'expression'; readonly sql: (at: Expression) => string; readonly isPortable?: boolean }
  | {
      readonly kind: 'rollup';
      readonly rollups: Readonly<Record<string, Rollup>>;
      readonly sql: (values: Readonly<Record<string, string>>) => string;
      readonly over?: (values: Readonly<Record<string, string>>) => string;
    };

/** SQL of a roll-up's value, given that of its aggregates. */
export function rollupSql({ sql, over }: Extract<FieldSource, { kind: 'rollup' }>, values: Readonly<Record<string, string>>): string {
  return over ? quotientSql({ top: sql(values), bottom: over(values) }) : `(${sql(values)})`;
}

/** A figure that is compared by its parts, so that no division rounds it. */
export interface Quotient {
  readonly top: string;
  readonly bottom: string;
}

export const quotientSql = ({ top, bottom }: Quotient): string => `((${top})::numeric / nullif(${bottom}, 0))`;

export interface Rollup {
  readonly fact: string;
  readonly aggregate: string;
}

/** One declared field: the source of its GraphQL field, its column, its permission and its entry in the catalogue. */
export interface FieldDeclaration {
  readonly record: string;
  readonly name: string;
  readonly type: FieldType;
  readonly label: Label;
  readonly nullable: boolean;
  readonly source: FieldSource;
  readonly title: Words;
  readonly description: Words;
  readonly group: string;
  readonly synonyms: readonly string[];
  readonly unit?: string;
  readonly values: readonly EnumValue[];
  readonly examples: readonly string[];
  readonly mask?: (value: string) => string;
  /** What is marked as changed when its values do, where that is not the record as a whole. */
  readonly changedBy?: ChangeKind;
  /** Names of fields this one is derived from: it is there only for who may read all of them. */
  readonly inputs: readonly string[];
  /** Whether conditions may use it. */
  readonly inLanguage: boolean;
  /** Whether the graph shows it (a few fields, like `bucket`, live in conditions only). */
  readonly inGraph: boolean;
}

/** One declared relation between records, read by the reading door in the same statement. */
export interface RelationDeclaration {
  readonly record: string;
  readonly name: string;
  readonly label: Label;
  readonly target: () => { readonly name: string };
  readonly kind: 'one' | 'list' | 'connection';
  /** The join as SQL, given the aliases of the two rows. */
  readonly on: (from: string, to: string) => string;
  /** Order of a list or connection: field names of the target, `-` first for descending. The id breaks ties. */
  readonly orderBy: readonly string[];
}

/** A record: an entity the graph shows, with its table. */
export interface RecordDeclaration {
  readonly name: string;
  readonly table: string;
  /** A row that is out of the question for every reader, as SQL over the alias; lifeless rows such as merged customers. */
  readonly only?: (row: string) => string;
  /** Column that holds the customer the row belongs to, if any. */
  readonly customer?: string;
}

const records = new Map<string, RecordDeclaration>();
const fields = new Map<string, Map<string, FieldDeclaration>>();
const relations = new Map<string, Map<string, RelationDeclaration>>();

const shelf = <T>(shelves: Map<string, Map<string, T>>, name: string): Map<string, T> => {
  const found = shelves.get(name) ?? new Map<string, T>();
  shelves.set(name, found);
  return found;
};

/** The declarations that decorators have made; filled while entity files load and only read afterwards. */
export const registry = {
  addRecord: (record: RecordDeclaration): void => void records.set(record.name, record),
  addField: (field: FieldDeclaration): void => void shelf(fields, field.record).set(field.name, field),
  addRelation: (relation: RelationDeclaration): void => void shelf(relations, relation.record).set(relation.name, relation),
  record: (name: string): RecordDeclaration | undefined => records.get(name),
  records: (): readonly RecordDeclaration[] => [...records.values()],
  field: (record: string, name: string): FieldDeclaration | undefined => fields.get(record)?.get(name),
  fields: (record: string): readonly FieldDeclaration[] => [...(fields.get(record)?.values() ?? [])],
  relation: (record: string, name: string): RelationDeclaration | undefined => relations.get(record)?.get(name),
  relations: (record: string): readonly RelationDeclaration[] => [...(relations.get(record)?.values() ?? [])],
};
