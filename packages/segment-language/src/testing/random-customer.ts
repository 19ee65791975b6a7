import type { Row } from '../aggregate.js';
import type { Catalogue, FactSpec, FieldSpec } from '../catalogue.js';
import { addDays, dayOf } from '../clock.js';
import type { CustomerRows } from '../evaluate.js';
import type { Cell } from '../matches.js';
import { between, pick, some, type Random } from './random.js';

/** A customer with random cells for every field of the catalogue and rows of every fact, some of them dated after `now`. */
export function randomCustomer(random: Random, catalogue: Catalogue, now: number): CustomerRows {
  const children = new Set(catalogue.facts.flatMap((fact) => fact.children));
  const facts: Record<string, Row[]> = {};
  for (const fact of catalogue.facts.filter(({ name }) => !children.has(name))) addRows(facts, fact, random, catalogue, now);
  const member = new Set([...catalogue.segments.keys()].filter(() => random() < 0.5));
  return { cells: cellsOf(catalogue.fields, random, now), facts, memberOf: (segment) => member.has(segment) };
}

/** Rows of children stand with their parent and, all together, with the customer. */
function addRows(facts: Record<string, Row[]>, fact: FactSpec, random: Random, catalogue: Catalogue, now: number): Row[] {
  const rows = Array.from({ length: between(random, 0, 4) }, (): Row => {
    const at = now - between(random, -2, 400) * 86_400_000 + between(random, -40_000_000, 40_000_000);
    const children = catalogue.facts
      .filter(({ name }) => fact.children.includes(name))
      .map((child) => [child.name, addRows(facts, child, random, catalogue, at)]);
    return {
      id: String(between(random, 0, 1e9)),
      at,
      cells: { ...cellsOf(fact.fields, random, now), [fact.time]: at },
      children: Object.fromEntries(children),
    };
  });
  facts[fact.name] = [...(facts[fact.name] ?? []), ...rows];
  return rows;
}

function cellsOf(fields: readonly FieldSpec[], random: Random, now: number): Record<string, Cell> {
  return Object.fromEntries(
    fields.map((field) => [field.name.replace('*', 'autumn'), field.nullable && random() < 0.2 ? null : cell(field, random, now)]),
  );
}

function cell(field: FieldSpec, random: Random, now: number): Cell {
  const known = [...(field.values?.map(({ value }) => value) ?? []), ...field.examples];
  switch (field.type) {
    case 'id':
    case 'text':
    case 'enum':
      return known.length ? pick(random, known) : 'none';
    case 'category':
      return lineage(field, pick(random, known));
    case 'list':
      return random() < 0.2 || !known.length ? [] : some(random, 3, () => pick(random, known));
    case 'number':
      return between(random, -200, 2_000) / 10;
    case 'integer':
      return between(random, 0, 60);
    case 'money':
      return between(random, -5_000, 100_000);
    case 'boolean':
      return random() < 0.5;
    case 'date':
      return addDays(dayOf(now, 'UTC'), -between(random, -20, field.name.startsWith('birth') ? 25_000 : 500));
    case 'instant':
      return now - between(random, -86_400, 500 * 86_400) * 1000;
    case 'point':
      return [between(random, 28_000, 33_000) / 1000, between(random, 118_000, 123_000) / 1000];
  }
}

/** A category's key and those above it, up to the root. */
function lineage(field: FieldSpec, key: string): string[] {
  const parent = field.values?.find(({ value }) => value === key)?.parent;
  return parent === undefined ? [key] : [key, ...lineage(field, parent)];
}
