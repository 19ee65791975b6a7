import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CustomersQuery, CustomersQueryVariables } from '../../gql/graphql.js';
import { CustomersDocument } from './customers.graphql.js';

type Page = CustomersQuery['customers'];
export type CustomerRow = Page['nodes'][number];
export type ListQuestion = Pick<CustomersQueryVariables, 'where' | 'search' | 'orderBy'>;

export const pageSize = 100;
/** Pages kept in memory; those farthest from the window go first. */
const mostPages = 12;
const settleFor = 60;

interface Loaded {
  readonly key: string;
  readonly pages: ReadonlyMap<number, Page>;
  readonly total: number | undefined;
  readonly error: unknown;
}

/** The pages of a list around a window onto it: the next one by the cursor of the one before, one jumped to by its row. */
export function useCustomerPages(question: ListQuestion, first: number, last: number) {
  const client = useApolloClient();
  const key = JSON.stringify(question);
  const empty = useMemo((): Loaded => ({ key, pages: new Map(), total: undefined, error: undefined }), [key]);
  const [kept, setKept] = useState<Loaded>(empty);
  const loaded = kept.key === key ? kept : empty;
  const asking = useRef(new Set<string>());
  const from = Math.floor(first / pageSize);
  const to = Math.floor(Math.max(first, last - 1) / pageSize);

  useEffect(() => {
    const wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((page) => !loaded.pages.has(page));
    if (wanted.length === 0 || loaded.error) return undefined;
    const timer = setTimeout(
      () => {
        for (const page of wanted) {
          const mark = `${key} ${page}`;
          if (asking.current.has(mark)) continue;
          asking.current.add(mark);
          const after = loaded.pages.get(page - 1)?.pageInfo.endCursor ?? undefined;
          const place = page === 0 ? {} : after ? { after } : { skip: page * pageSize };
          void client
            .query({
              query: CustomersDocument,
              variables: { ...question, ...place, first: pageSize, counted: loaded.total === undefined },
              fetchPolicy: 'no-cache',
            })
            .then(
              ({ data }) => data && setKept((before) => withPage(before.key === key ? before : empty, page, data.customers)),
              (error: unknown) => setKept((before) => ({ ...(before.key === key ? before : empty), error })),
            )
            .finally(() => asking.current.delete(mark));
        }
      },
      loaded.total === undefined ? 0 : settleFor,
    );
    return () => clearTimeout(timer);
  }, [client, question, key, from, to, loaded, empty]);

  const retry = useCallback(() => {
    setKept((before) => ({ ...before, error: undefined }));
  }, []);
  const rowAt = (row: number): CustomerRow | undefined => loaded.pages.get(Math.floor(row / pageSize))?.nodes[row % pageSize];
  return { rowAt, total: loaded.total, asOf: loaded.pages.get(from)?.asOf, error: loaded.error, retry };
}

function withPage(before: Loaded, page: number, found: Page): Loaded {
  const near = [...before.pages].toSorted(([a], [b]) => Math.abs(a - page) - Math.abs(b - page)).slice(0, mostPages - 1);
  return { ...before, pages: new Map([...near, [page, found]]), total: found.totalCount ?? before.total };
}
