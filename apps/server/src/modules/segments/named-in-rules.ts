import type { PlatformCtx } from '../../platform/ctx.js';
import { allSegments } from './segment-store.js';

/** Every text that rules of segments compare with, such as keys of categories: what must stay lest a rule turns invalid. */
export async function namedInRules(ctx: PlatformCtx): Promise<ReadonlySet<string>> {
  const texts = new Set<string>();
  const collect = (part: unknown): void => {
    if (typeof part === 'string') texts.add(part);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(collect);
  };
  for (const { archivedAt, condition } of await allSegments(ctx.db)) if (!archivedAt) collect(condition);
  return texts;
}
