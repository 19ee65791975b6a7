import type { Measure, Operator } from './ast.js';

export type FieldType =
  'id' | 'text' | 'enum' | 'number' | 'integer' | 'money' | 'boolean' | 'date' | 'instant' | 'list' | 'category' | 'point';

/** The same words in both languages. */
export interface Words {
  readonly en: string;
  readonly zhCn: string;
}

/** One of a closed set of values; `parent` makes the tree of categories, `count` is how many rows have it where somebody counted. */
export interface EnumValue {
  readonly value: string;
  readonly title: Words;
  readonly parent?: string;
  readonly count?: number;
}

/** A field a condition may name. A name that ends in `.*` stands for every name with that beginning (`bucket.*`). */
export interface FieldSpec {
  readonly name: string;
  readonly type: FieldType;
  readonly group: string;
  readonly title: Words;
  readonly description: Words;
  readonly synonyms: readonly string[];
  readonly unit?: string;
  readonly values?: readonly EnumValue[];
  readonly examples: readonly string[];
  readonly nullable: boolean;
  readonly operators: readonly Operator[];
}

/** A table of things that happened. `time` names the field that dates a row; fields include those one step up (`product.category`). */
export interface FactSpec {
  readonly name: string;
  readonly title: Words;
  readonly description: Words;
  readonly time: string;
  readonly fields: readonly FieldSpec[];
  readonly children: readonly string[];
}

/** What one viewer may say. `segments` maps key to name; money has `currencyDigits` digits of minor units. */
export interface Catalogue {
  readonly fields: readonly FieldSpec[];
  readonly facts: readonly FactSpec[];
  readonly segments: ReadonlyMap<string, string>;
  readonly currencyDigits: number;
}

const FIGURES: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'not in'];
const DAYS: readonly Operator[] = ['=', '!=', 'before', 'on or before', 'after', 'on or after', 'between', 'within', 'within next'];

function ownOperators(type: FieldType): readonly Operator[] {
  switch (type) {
    case 'id':
    case 'enum':
    case 'category':
      return ['=', '!=', 'in', 'not in'];
    case 'text':
      return ['=', '!=', 'in', 'not in', 'contains', 'starts with'];
    case 'number':
    case 'integer':
    case 'money':
      return FIGURES;
    case 'boolean':
      return ['is true', 'is false'];
    case 'date':
      return [...DAYS, 'has anniversary within next'];
    case 'instant':
      return DAYS;
    case 'list':
      return ['has any of', 'has all of', 'has none of'];
    case 'point':
      return ['within km of'];
  }
}

/** The operators a type offers; those that can be missing may also be asked for presence. */
export function operatorsFor(type: FieldType, nullable: boolean): readonly Operator[] {
  return nullable ? [...ownOperators(type), 'is missing', 'is present'] : ownOperators(type);
}

/** The row at hand: what may be named here. */
export interface Scope {
  readonly fields: readonly FieldSpec[];
  readonly facts: readonly FactSpec[];
  /** The fact whose rows are tested; undefined for the customer. */
  readonly fact?: FactSpec;
}

export function customerScope(catalogue: Catalogue): Scope {
  return { fields: catalogue.fields, facts: catalogue.facts };
}

/** Inside a measure's `where`: the fact's own fields and those one step up, and measures over its child facts. */
export function factScope(fact: FactSpec, catalogue: Catalogue): Scope {
  return { fields: fact.fields, facts: catalogue.facts.filter((other) => fact.children.includes(other.name)), fact };
}

export function findField(fields: readonly FieldSpec[], name: string): FieldSpec | undefined {
  return (
    fields.find((field) => field.name === name) ??
    fields.find((field) => field.name.endsWith('.*') && name.length > field.name.length - 1 && name.startsWith(field.name.slice(0, -1)))
  );
}

export function findFact(catalogue: Catalogue, name: string): FactSpec | undefined {
  return catalogue.facts.find((fact) => fact.name === name);
}

/** The type of a measure's value and whether it can be missing (aggregates of nothing); undefined when the field does not fit the function. */
export function measureType(node: Pick<Measure, 'fn'>, field: FieldSpec | undefined): { type: FieldType; nullable: boolean } | undefined {
  switch (node.fn) {
    case 'count':
      return field ? undefined : { type: 'integer', nullable: false };
    case 'distinct':
      return field && field.type !== 'list' && field.type !== 'point' ? { type: 'integer', nullable: false } : undefined;
    case 'sum':
      return field && isFigure(field.type) ? { type: field.type, nullable: false } : undefined;
    case 'average':
      return field && isFigure(field.type) ? { type: field.type === 'money' ? 'money' : 'number', nullable: true } : undefined;
    case 'share':
      return !field || isFigure(field.type) ? { type: 'number', nullable: true } : undefined;
    case 'min':
    case 'max':
      return field && (isFigure(field.type) || field.type === 'date' || field.type === 'instant')
        ? { type: field.type, nullable: true }
        : undefined;
    case 'first':
    case 'last':
      return field && field.type !== 'list' && field.type !== 'point' ? { type: field.type, nullable: true } : undefined;
  }
}

export function isFigure(type: FieldType): boolean {
  return type === 'number' || type === 'integer' || type === 'money';
}
