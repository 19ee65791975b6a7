import type { GraphQLResolveInfo } from 'graphql';
import type { Federated } from '../../access/subgraph.js';
import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { several } from '../../read/index.js';
import { visibleSegments } from '../segments/index.js';

/** A record as a router names it. */
export interface Representation {
  readonly type: Federated;
  /** global id */
  readonly id: string;
}

const most = 1000;

/** The records, in the order of their names: one statement a type. Null where one is not there for this viewer. */
export async function entitiesOf(
  ctx: Ctx,
  info: GraphQLResolveInfo,
  representations: readonly Representation[],
): Promise<readonly (object | null)[]> {
  if (representations.length > most) throw inputInvalid({ path: 'representations', rule: `has at most ${most}` });
  const named = representations.map(({ type, id }) => {
    const found = fromGlobalId(id);
    return found?.type === type && info.schema.getType(type) ? { type, id: found.id } : undefined;
  });
  const found = new Map<string, object>();
  for (const type of new Set(named.flatMap((one) => one?.type ?? []))) {
    const ids = named.flatMap((one) => (one?.type === type ? [one.id] : []));
    const rows = await several(ctx, info, type, 'id', type === 'Segment' ? await visibleOf(ctx, ids) : [...new Set(ids)]);
    for (const [id, row] of rows) found.set(`${type} ${String(id)}`, row);
  }
  return named.map((one) => (one && found.get(`${one.type} ${one.id}`)) ?? null);
}

async function visibleOf(ctx: Ctx, ids: readonly string[]): Promise<readonly string[]> {
  const visible = new Set<string>((await visibleSegments(ctx)).map(({ id }) => id));
  return [...new Set(ids)].filter((id) => visible.has(id));
}
