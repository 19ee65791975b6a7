import type { Words } from '@regulars/segment-language';
import type { ChangeKind } from '../platform/changes.js';

/** A record one step up from a fact's row, such as the product of a line. `on` joins it, given the two aliases. */
export interface FactParent {
  readonly record: () => { readonly name: string };
  readonly on: (fact: string, parent: string) => string;
  readonly title: Words;
}

/** A fact whose rows belong to a row of this one, such as the lines of an order. */
export interface FactChild {
  /** Column of the child's row with the id of the row that it belongs to; both are of one customer. */
  readonly key: string;
  /** The child's time is a copy of the row's time: a window on the row bounds the child too, which lets an index by time serve. */
  readonly sameTime: boolean;
}

/** A table of things that happened to a customer. */
export interface FactDeclaration {
  readonly name: string;
  readonly record: () => { readonly name: string };
  readonly table: string;
  /** what changes when its rows do */
  readonly changedBy: ChangeKind;
  readonly title: Words;
  readonly description: Words;
  /** Language name and column of the row's time. */
  readonly time: { readonly field: string; readonly column: string };
  /** Columns beside the fields' own that `only`, parents and children name. */
  readonly columns: readonly string[];
  /** Rows that count, as SQL over the alias; the others are on the timeline only. */
  readonly only?: (row: string) => string;
  readonly parents: Readonly<Record<string, FactParent>>;
  readonly children: Readonly<Record<string, FactChild>>;
}

/** SQL that joins a child's row to the row that it belongs to, given their aliases. */
export const belongsSql = ({ key }: FactChild, row: string, child: string): string =>
  `${child}.customer_id = ${row}.customer_id and ${child}.${key} = ${row}.id`;

const facts = new Map<string, FactDeclaration>();

/** Contributes a fact to the segment language: `count(orders within 90 days where channel = "web") >= 3`. */
export function defineFact(declaration: FactDeclaration): FactDeclaration {
  facts.set(declaration.name, declaration);
  return declaration;
}

export const factNamed = (name: string): FactDeclaration | undefined => facts.get(name);
export const allFacts = (): readonly FactDeclaration[] => [...facts.values()];
