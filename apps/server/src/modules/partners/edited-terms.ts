import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { type ClientRow, clientById, idOf, termsOf } from './clients-store.js';
import { giverOf } from './giver.js';
import { type GrantTerms, levelIssues, levelsOf, termIssues } from './grant.rules.js';
import type { UpdateApiClientInput } from './partner.types.js';

/** A grant with what a change would make of it. Throws INPUT_INVALID, NOT_FOUND. */
export async function editedTerms(
  ctx: Ctx,
  input: UpdateApiClientInput,
): Promise<{ readonly seen: ClientRow; readonly before: GrantTerms; readonly terms: GrantTerms }> {
  const seen = await clientById(ctx, idOf<'ApiClient'>(input.id, 'ApiClient'));
  const before = termsOf(seen);
  const terms: GrantTerms = {
    name: input.name ?? before.name,
    reads: input.reads ?? before.reads,
    masked: input.masked ?? before.masked,
    counts: input.counts ?? before.counts,
    actions: input.actions ?? before.actions,
    operationsPerMinute: input.operationsPerMinute ?? before.operationsPerMinute,
    costPerDay: input.costPerDay ?? before.costPerDay,
    onlyDocuments: input.onlyDocuments ?? before.onlyDocuments,
    endsAt: input.endsAt ?? before.endsAt,
  };
  const issues = [...termIssues(terms, ctx.now(), before), ...levelIssues(levelsOf(terms), await giverOf(ctx), levelsOf(before))];
  if (issues.length > 0) throw inputInvalid(...issues);
  return { seen, before, terms };
}
