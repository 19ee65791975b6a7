import type { Lost, RightsChange } from '../../access/rights-change.js';
import type { Ctx } from '../../access/viewer.js';
import { toGlobalId } from '../../platform/ids.js';
import type { Policy } from '../../access/policy.js';

interface QuestionRow {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  readonly document: string;
}

/**
 * Kept questions that their owners' graph answers before the change and not after it. `faultsOf` says what a document names that the graph of
 * a policy does not have; empty when it fits.
 */
export async function questionsLost(
  ctx: Ctx,
  people: readonly RightsChange[],
  faultsOf: (policy: Policy, document: string) => readonly string[],
): Promise<readonly Lost[]> {
  const rows: QuestionRow[] = await ctx.db.query(
    'select id, name, owner_id, document from saved_queries where owner_id = any($1) order by name, id',
    [people.map(({ userId }) => userId)],
  );
  return rows.flatMap(({ id, name, owner_id: ownerId, document }) => {
    const person = people.find(({ userId }) => userId === ownerId);
    if (!person || faultsOf(person.before, document).length > 0) return [];
    const missing = faultsOf(person.after, document);
    return missing.length === 0 ? [] : [{ kind: 'QUESTION' as const, id: toGlobalId('SavedQuery', id), name, owner: person.name, missing }];
  });
}
