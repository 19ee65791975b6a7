import type { Compare, Condition, Measure } from '@regulars/segment-language';
import type { FieldDeclaration } from '../../access/field-registry.js';
import type { FactDeclaration } from '../facts.js';
import type { FactRef, FieldRef, Lexicon } from '../lexicon.js';

/** A field of the customer, as far as reading its value goes. */
export type CellSource = Pick<FieldDeclaration, 'name' | 'type' | 'source'>;

/** What the predicates of leaves read of a fact's rows: fields by name, and facts whose rows belong to them. */
export interface FactReads {
  readonly declaration: FactDeclaration;
  readonly fields: Map<string, FieldRef>;
  readonly children: Set<string>;
}

/** What the predicates of leaves read of customers. */
export interface Reads {
  readonly fields: Map<string, CellSource>;
  readonly facts: Map<string, FactReads>;
}

export const noReads = (): Reads => ({ fields: new Map(), facts: new Map() });

/** What judging a leaf in memory reads; undefined for ids of records, which only SQL compares. */
export function readsOf(node: Compare | Measure, lexicon: Lexicon): Reads | undefined {
  const reads = noReads();
  return collect(node, undefined, lexicon, reads) ? reads : undefined;
}

function collect(node: Condition, within: FactRef | undefined, lexicon: Lexicon, reads: Reads): boolean {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.children.every((child) => collect(child, within, lexicon, reads));
    case 'not':
      return collect(node.child, within, lexicon, reads);
    case 'member':
      return false;
    case 'compare':
      return within ? addField(node.field, within, reads) : addCustomerField(node.field, lexicon, reads);
    case 'measure': {
      const fact = lexicon.fact(node.fact);
      if (!fact) return false;
      if (within) factReads(within, reads).children.add(node.fact);
      factReads(fact, reads);
      const isRead = node.field === undefined || addField(node.field, fact, reads);
      return isRead && (node.where === undefined || collect(node.where, fact, lexicon, reads));
    }
  }
}

function addCustomerField(name: string, lexicon: Lexicon, { fields }: Reads): boolean {
  const declaration = lexicon.customer(name)?.declaration;
  if (!declaration || declaration.type === 'id') return false;
  fields.set(name, declaration);
  return true;
}

function addField(name: string, fact: FactRef, reads: Reads): boolean {
  const field = fact.fields.get(name);
  if (!field || field.declaration.type === 'id') return false;
  factReads(fact, reads).fields.set(name, field);
  return true;
}

function factReads({ declaration }: FactRef, { facts }: Reads): FactReads {
  const known = facts.get(declaration.name) ?? { declaration, fields: new Map(), children: new Set() };
  facts.set(declaration.name, known);
  return known;
}

/** Adds what is read; true when something of it was not read before. */
export function addReads(to: Reads, from: Reads): boolean {
  let isMore = false;
  const put = <V>(map: Map<string, V>, name: string, value: V): void => {
    isMore ||= !map.has(name);
    map.set(name, map.get(name) ?? value);
  };
  for (const [name, field] of from.fields) put(to.fields, name, field);
  for (const [name, { declaration, fields, children }] of from.facts) {
    put(to.facts, name, { declaration, fields: new Map(), children: new Set() });
    const known = to.facts.get(name);
    if (!known) continue;
    for (const [field, ref] of fields) put(known.fields, field, ref);
    for (const child of children) {
      isMore ||= !known.children.has(child);
      known.children.add(child);
    }
  }
  return isMore;
}
