import { type Catalogue, fieldsUsed, parse } from '@regulars/segment-language';
import type { Policy } from '../../access/policy.js';
import { ctxWith, type Lost, type RightsChange } from '../../access/rights-change.js';
import { enumValueIsOpen } from '../../access/schema-labels.js';
import type { Ctx } from '../../access/viewer.js';
import { toGlobalId } from '../../platform/ids.js';
import { lexiconOf } from '../../read/index.js';
import { isInCatalogue } from '../segments/index.js';

interface Kept {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly measures: readonly string[];
  readonly dimensions: readonly string[];
  readonly segments: readonly string[];
  readonly condition: string | null;
}

interface Dashboard {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  /** global ids */
  readonly questions: readonly string[];
}

/**
 * Kept questions to the figures that their owners could ask before the change and not after it, and dashboards of theirs that hold such questions,
 * their own or those that others share.
 */
export async function figuresLost(ctx: Ctx, people: readonly RightsChange[]): Promise<readonly Lost[]> {
  const owners = people.map(({ userId }) => userId);
  const questions = await ctx.db.query<Kept[]>(
    `select id, owner_id as "ownerId", name, measures, dimensions, segments, condition from questions where owner_id = any ($1) or is_shared order by id`,
    [owners],
  );
  const dashboards = await ctx.db.query<Dashboard[]>(
    'select id, owner_id as "ownerId", name, question_ids as questions from dashboards where owner_id = any ($1) order by id',
    [owners],
  );
  const lost: Lost[] = [];
  for (const person of people) {
    const seenWith = async (policy: Policy): Promise<Seen> => {
      const seen = ctxWith(ctx, person, policy);
      return { policy, catalogue: (await lexiconOf(seen, policy)).catalogue };
    };
    const [before, after] = [await seenWith(person.before), await seenWith(person.after)];
    const missing = new Map(
      questions.map((question): [string, readonly string[]] => [toGlobalId('Question', question.id), missingOf(question, before, after)]),
    );
    const told = (kind: Lost['kind'], id: string, name: string, names: readonly string[]): void => {
      if (names.length > 0) lost.push({ kind, id, name, owner: person.name, missing: [...new Set(names)] });
    };
    for (const { id, ownerId, name } of questions)
      if (ownerId === person.userId) told('FIGURES', toGlobalId('Question', id), name, missing.get(toGlobalId('Question', id)) ?? []);
    for (const { id, ownerId, name, questions: tiles } of dashboards)
      if (ownerId === person.userId)
        told(
          'DASHBOARD',
          toGlobalId('Dashboard', id),
          name,
          tiles.flatMap((tile) => missing.get(tile) ?? []),
        );
  }
  return lost;
}

/** What somebody may ask with given rights. */
interface Seen {
  readonly policy: Policy;
  readonly catalogue: Catalogue;
}

/** What a question names that is there before and not after; nothing where it could not be asked before either. */
function missingOf(question: Kept, before: Seen, after: Seen): readonly string[] {
  const named = namesOf(question);
  return named.every((one) => one.isIn(before)) ? named.flatMap((one) => (one.isIn(after) ? [] : [one.name])) : [];
}

interface Named {
  readonly name: string;
  readonly isIn: (seen: Seen) => boolean;
}

const value = (enumName: string, name: string): Named => ({ name, isIn: ({ policy }) => enumValueIsOpen(enumName, name, policy) });
const segment = (key: string): Named => ({ name: `member of "${key}"`, isIn: ({ catalogue }) => catalogue.segments.has(key) });
const word = (name: string): Named => ({ name, isIn: ({ catalogue }) => isInCatalogue(catalogue, name) });

function namesOf({ measures, dimensions, segments, condition }: Kept): readonly Named[] {
  const rule = condition === null ? undefined : parse(condition);
  const used = rule?.ok ? fieldsUsed(rule.condition) : { fields: [], facts: [], segments: [] };
  return [
    ...measures.map((name) => value('MetricMeasure', name)),
    ...dimensions.map((name) => value('MetricDimension', name)),
    ...[...segments, ...used.segments].map(segment),
    ...used.fields.map(word),
    ...used.facts.map(({ fact, field }) => word(field === undefined ? fact : `${fact}.${field}`)),
  ];
}
