import { dayOf, type FieldType, type Measure, measureType, type Span } from '@regulars/segment-language';
import { type Expression, type FieldDeclaration, registry } from '../access/field-registry.js';
import type { World } from './compile-world.js';
import type { FactRef, FieldRef } from './lexicon.js';
import type { Binder } from './sql.js';

/** The row that a condition is about, while it is compiled: the customer, or a row of a fact. */
export interface RowScope {
  readonly alias: string;
  /** undefined: the customer itself */
  readonly fact: FactRef | undefined;
  /** Adds the join of a parent record once and returns its alias. */
  readonly parent: (name: string) => string;
  readonly window: Span | undefined;
  /** Whether null must not stand for false: everywhere but in a `where` without a `not` above. */
  readonly exact: boolean;
}

/** The moment of an expression: today as a number, for ages. */
export function expressionOn(row: string, world: World, binder: Binder): Expression {
  const today = Number(dayOf(world.clock.now, world.clock.zone).replaceAll('-', ''));
  return { row, today, zone: world.clock.zone, bind: (value: string | number, type: string) => binder.bind(value, type) };
}

export function factRow(
  alias: string,
  fact: FactRef,
  parents: Map<string, string>,
  window: Span,
  make: () => string = () => `p${parents.size}`,
): RowScope {
  return {
    alias,
    fact,
    window,
    exact: false,
    parent: (name) => {
      const known = parents.get(name) ?? make();
      parents.set(name, known);
      return known;
    },
  };
}

export function parentJoins(alias: string, fact: FactRef, parents: ReadonlyMap<string, string>): string {
  return [...parents]
    .map(([name, parentAlias]) => {
      const parent = fact.declaration.parents[name];
      if (!parent) throw new Error(`${fact.declaration.name} has no ${name}.`);
      return ` left join ${tableOf(parent.record().name)} ${parentAlias} on ${parent.on(alias, parentAlias)}`;
    })
    .join('');
}

export function tableOf(record: string): string {
  const found = registry.record(record);
  if (!found) throw new Error(`${record} is no record.`);
  return found.table;
}

export function issuedFact(world: World, name: string): FactRef {
  const fact = world.lexicon.fact(name);
  if (!fact) throw new Error('A fact came to the compiler that nobody issued.');
  return fact;
}

export function issuedField(fact: FactRef, name: string): FieldRef {
  const field = fact.fields.get(name);
  if (!field) throw new Error('A field came to the compiler that nobody issued.');
  return field;
}

export function typeOfMeasure(node: Measure, field: FieldDeclaration | undefined): FieldType {
  const found = measureType(node, field && { ...field, operators: [] });
  if (!found) throw new Error(`${node.fn} does not fit its field; the validator lets no such measure through.`);
  return found.type;
}

/** `count(…) >= 1` and `= 0` are questions of existence, which need no counting. */
export function existence(node: Measure): 'some' | 'none' | undefined {
  if (node.fn !== 'count') return undefined;
  if ((node.operator === '>=' && node.value === 1) || (node.operator === '>' && node.value === 0)) return 'some';
  if ((node.operator === '=' && node.value === 0) || (node.operator === '<' && node.value === 1)) return 'none';
  return undefined;
}
