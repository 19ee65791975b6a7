import {
  type Catalogue,
  type Condition,
  type Compare,
  fieldsUsed,
  findFact,
  findField,
  parse,
  valuesOf,
  walk,
} from '@regulars/segment-language';
import type { Pool } from 'pg';
import { policyKey } from '../../access/policy.js';
import type { Ctx } from '../../access/viewer.js';
import { countOf, SharedQuestion } from '../../read/index.js';
import { lastChange } from './segment-reads.js';
import type { Template } from './segments.templates.js';

/** The rule of a template; one that does not parse is a mistake of ours that a test finds. */
export function ruleOf({ key, text }: Template): Condition {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`The template ${key} does not parse.`);
  return parsed.condition;
}

/** What a rule names and the catalogue lacks: fields, facts, and categories that the shop does not have. */
export function missingNames(rule: Condition, catalogue: Catalogue): readonly string[] {
  const { fields, facts } = fieldsUsed(rule);
  const names = [
    ...fields.filter((name) => !findField(catalogue.fields, name)),
    ...facts.flatMap(({ fact, field }) => {
      const found = findFact(catalogue, fact);
      if (!found) return [fact];
      return field !== undefined && !findField(found.fields, field) ? [`${fact}.${field}`] : [];
    }),
    ...missingCategories(rule, catalogue),
  ];
  return [...new Set(names)];
}

function missingCategories(rule: Condition, catalogue: Catalogue): readonly string[] {
  const known = new Set(
    catalogue.facts
      .flatMap(({ fields }) => fields)
      .filter(({ type }) => type === 'category')
      .flatMap(({ values }) => values ?? [])
      .map(({ value }) => value),
  );
  const named: Compare[] = [];
  walk(rule, (node) => {
    if (node.kind === 'compare' && node.field === 'product.category') named.push(node);
  });
  return named
    .flatMap(valuesOf)
    .map(String)
    .filter((value) => !known.has(value));
}

interface Counted {
  readonly at: number;
  readonly changedAt: number;
  readonly question: SharedQuestion<number>;
}

const counted = new WeakMap<Pool, Map<string, Counted>>();
const keptFor = 60_000;

/** How many customers of this viewer a template holds now; counted again when something changed, or after a minute. */
export async function templateCount(ctx: Ctx, template: Template): Promise<number> {
  const known = counted.get(ctx.pool) ?? new Map<string, Counted>();
  counted.set(ctx.pool, known);
  const { policy } = ctx.viewer;
  const key = `${template.key} ${policyKey(policy)} ${policy.rowScope ?? ''}`;
  const [at, changedAt] = [ctx.now().getTime(), (await lastChange(ctx))?.getTime() ?? 0];
  const found = known.get(key);
  const isFresh = found && !found.question.isLost && found.changedAt === changedAt && Math.abs(at - found.at) < keptFor;
  const current = isFresh
    ? found
    : { at, changedAt, question: new SharedQuestion((signal) => countOf({ ...ctx, signal }, 'Customer', { where: ruleOf(template) })) };
  known.set(key, current);
  return current.question.join(ctx.signal);
}
