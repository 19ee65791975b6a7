import { childrenOf, type Condition } from './ast.js';

/** What a condition reads. `facts` names each fact alone (its rows and their time) and once per field read of its rows, in `where` too. */
export interface FieldsUsed {
  readonly fields: string[];
  readonly facts: { readonly fact: string; readonly field?: string }[];
  readonly segments: string[];
}

/** Every field, fact and segment a condition names, each once, in the order of first mention. */
export function fieldsUsed(condition: Condition): FieldsUsed {
  const fields = new Set<string>();
  const facts = new Map<string, { fact: string; field?: string }>();
  const segments = new Set<string>();
  const useFact = (fact: string, field?: string): void => {
    const key = JSON.stringify([fact, field]);
    if (!facts.has(key)) facts.set(key, field === undefined ? { fact } : { fact, field });
  };
  /** `fact` is the one whose rows are tested, undefined for customers. */
  const visit = (node: Condition, fact: string | undefined): void => {
    if (node.kind === 'member') segments.add(node.segment);
    if (node.kind === 'compare' && fact === undefined) fields.add(node.field);
    if (node.kind === 'compare' && fact !== undefined) useFact(fact, node.field);
    if (node.kind === 'measure') {
      useFact(node.fact);
      if (node.field !== undefined) useFact(node.fact, node.field);
    }
    for (const child of childrenOf(node)) visit(child, node.kind === 'measure' ? node.fact : fact);
  };
  visit(condition, undefined);
  return { fields: [...fields], facts: [...facts.values()], segments: [...segments] };
}
