import { useApolloClient } from '@apollo/client/react';
import type { Compare } from '@regulars/segment-language';
import { useEffect, useMemo, useState } from 'react';
import { UnmatchedDocument } from './builder.graphql.js';

/** Time for the next value to be written or pasted before the shop is asked. */
const PAUSE_MS = 400;

/** Of the values that a field of customers is compared with, those that no customer has; undefined while it is not known. */
export function useUnmatched(field: string | undefined, values: readonly string[]): readonly string[] | undefined {
  const client = useApolloClient();
  const asked = useMemo<Compare | undefined>(
    () => (field === undefined || values.length === 0 ? undefined : { kind: 'compare', field, operator: 'in', value: values }),
    [field, values],
  );
  const [answer, setAnswer] = useState<{ asked: Compare; unmatched: readonly string[] }>();
  useEffect(() => {
    if (!asked) return undefined;
    const aborter = new AbortController();
    const pause = setTimeout(() => {
      client
        .query({
          query: UnmatchedDocument,
          variables: { condition: asked },
          fetchPolicy: 'no-cache',
          context: { fetchOptions: { signal: aborter.signal }, queryDeduplication: false },
        })
        .then(({ data }) => data?.unmatchedValues && setAnswer({ asked, unmatched: data.unmatchedValues }))
        .catch(() => undefined); // a hint only: the count of the rule says what is wrong with it
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      aborter.abort();
    };
  }, [client, asked]);
  return answer && answer.asked === asked ? answer.unmatched : undefined;
}
