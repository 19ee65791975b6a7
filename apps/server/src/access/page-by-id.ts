import { inputInvalid } from '../platform/errors.js';
import { isId } from '../platform/ids.js';
import type { Connection } from './connection-types.js';

/** Which part of a list is asked for. */
export interface PageRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

const usual = 50;
const most = 1000;

/**
 * A page of a list in the order its rows were made, which is the order of their ids. `read` answers rows after an id, one more than the page
 * holds where there are more.
 */
export async function pageById<Row, Node>(
  request: PageRequest,
  now: Date,
  list: {
    readonly read: (afterId: string | null, limit: number) => Promise<readonly (Row & { readonly id: string })[]>;
    readonly count: () => Promise<number>;
    readonly show: (row: Row) => Node;
  },
): Promise<Connection<Node>> {
  const first = request.first ?? usual;
  if (first < 0 || first > most) throw inputInvalid({ path: 'first', rule: `is 0 to ${most}` });
  const afterId = request.after == null ? null : Buffer.from(request.after, 'base64url').toString('utf8');
  if (afterId !== null && !isId(afterId)) throw inputInvalid({ path: 'after', rule: 'is a cursor of this list' });
  const found = await list.read(afterId, first + 1);
  const edges = found.slice(0, first).map((row) => ({ cursor: Buffer.from(row.id).toString('base64url'), node: list.show(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: afterId !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: list.count,
    asOf: now,
  };
}
