import { inputInvalid } from '../../platform/errors.js';
import { type Connection, toCursor } from '../../read/index.js';

export const usualPage = 50;
const largestPage = 1000;

/** The number of rows a page is asked for. */
export function sizeOf(first: number | null | undefined): number {
  const size = first ?? usualPage;
  if (size < 0 || size > largestPage) throw inputInvalid({ path: 'first', rule: `is 0 to ${largestPage}` });
  return size;
}

/** A page out of its rows, read one further than its size to know whether more follow; `place` is what the next page starts after. */
export function toPage<Row, Node>(
  found: readonly Row[],
  page: {
    readonly size: number;
    readonly isFirst: boolean;
    readonly total: number | (() => Promise<number>);
    readonly asOf: Date;
    readonly place: (row: Row) => readonly (string | number | boolean)[];
    readonly show: (row: Row) => Node;
  },
): Connection<Node> {
  const edges = found.slice(0, page.size).map((row) => ({ cursor: toCursor(page.place(row)), node: page.show(row) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: found.length > page.size,
      hasPreviousPage: !page.isFirst,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.total,
    asOf: page.asOf,
  };
}
