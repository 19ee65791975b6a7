import { type Catalogue, type Condition, fieldsUsed } from '@regulars/segment-language';
import { ctxWith, type Lost, type RightsChange } from '../../access/rights-change.js';
import type { Ctx } from '../../access/viewer.js';
import { toGlobalId } from '../../platform/ids.js';
import { lexiconOf } from '../../read/index.js';
import { isInCatalogue } from './is-in-catalogue.js';
import { allSegments, isWithin, type StoredSegment } from './segment-store.js';

/** Segments in use whose owner can read all of the rule before the change and not after it: their refreshes would pause. */
export async function segmentsLost(ctx: Ctx, people: readonly RightsChange[]): Promise<readonly Lost[]> {
  const all = await allSegments(ctx.db);
  const byKey = new Map(all.map((segment) => [segment.key, segment]));
  const lost: Lost[] = [];
  for (const person of people) {
    const own = all.filter(({ ownerId, archivedAt }) => ownerId === person.userId && archivedAt === null);
    if (own.length === 0) continue;
    const catalogueOf = async (policy: RightsChange['before']): Promise<Catalogue> =>
      (await lexiconOf(ctxWith(ctx, person, policy), policy, new Map(), new Map())).catalogue;
    const [before, after] = [await catalogueOf(person.before), await catalogueOf(person.after)];
    const isRead = ({ key, condition }: StoredSegment, catalogue: Catalogue): boolean =>
      isWithin(condition, catalogue, byKey, new Set([key]));
    for (const segment of own) {
      if (!isRead(segment, before) || isRead(segment, after)) continue;
      const missing = names(segment.condition, byKey, new Set([segment.key])).filter(
        (name) => isInCatalogue(before, name) && !isInCatalogue(after, name),
      );
      lost.push({ kind: 'SEGMENT', id: toGlobalId('Segment', segment.id), name: segment.name, owner: person.name, missing });
    }
  }
  return lost;
}

/** Everything a rule names, as `city` and `orders.total`, with what the segments it names do. */
function names(condition: Condition, byKey: ReadonlyMap<string, StoredSegment>, seen: ReadonlySet<string>): readonly string[] {
  const { fields, facts, segments } = fieldsUsed(condition);
  const inner = segments.flatMap((key) => {
    const other = seen.has(key) ? undefined : byKey.get(key);
    return other ? names(other.condition, byKey, new Set([...seen, key])) : [];
  });
  return [...new Set([...fields, ...facts.map(({ fact, field }) => (field === undefined ? fact : `${fact}.${field}`)), ...inner])];
}
