import { useApolloClient } from '@apollo/client/react';
import type { Group } from '@regulars/segment-language';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PreviewSegmentQuery } from '../../gql/graphql.js';
import { PreviewDocument } from './builder.graphql.js';

export type Preview = NonNullable<PreviewSegmentQuery['previewSegment']>;

/** The last count, and whether a newer one is on its way. `isSlow` after a second: time to offer Cancel. */
export interface PreviewState {
  readonly preview: Preview | undefined;
  /** What `preview` counted; the tree's own counts belong to it. */
  readonly counted: Group | undefined;
  readonly isCounting: boolean;
  readonly isSlow: boolean;
  readonly error: unknown;
  readonly cancel: () => void;
  readonly retry: () => void;
}

const DEBOUNCE_MS = 250;
const SLOW_MS = 1000;

interface Question {
  readonly root: Group;
  readonly zone: string;
  readonly at: string | undefined;
  readonly attempt: number;
}

/** Counts a condition as it changes: after a pause, and with the question before it called off down to the database. */
export function usePreview(root: Group | undefined, zone: string, at: string | undefined): PreviewState {
  const client = useApolloClient();
  const [attempt, setAttempt] = useState(0);
  const question = useMemo<Question | undefined>(() => root && { root, zone, at, attempt }, [root, zone, at, attempt]);
  const [answer, setAnswer] = useState<{ preview: Preview; counted: Group }>();
  const [settled, setSettled] = useState<{ question: Question; error?: unknown }>();
  const [slow, setSlow] = useState<Question>();
  const running = useRef<AbortController>(undefined);

  useEffect(() => {
    if (!question) return undefined;
    const aborter = new AbortController();
    running.current = aborter;
    const start = setTimeout(() => {
      client
        .query({
          query: PreviewDocument,
          variables: { condition: question.root, zone: question.zone, ...(question.at !== undefined && { at: question.at }) },
          fetchPolicy: 'no-cache',
          context: { fetchOptions: { signal: aborter.signal }, queryDeduplication: false },
        })
        .then(({ data }) => {
          if (aborter.signal.aborted || !data) return;
          setAnswer({ preview: data.previewSegment, counted: question.root });
          setSettled({ question });
        })
        .catch((error: unknown) => {
          if (!aborter.signal.aborted) setSettled({ question, error });
        });
    }, DEBOUNCE_MS);
    const late = setTimeout(() => setSlow(question), DEBOUNCE_MS + SLOW_MS);
    return () => {
      clearTimeout(start);
      clearTimeout(late);
      aborter.abort();
    };
  }, [client, question]);

  const cancel = useCallback(() => {
    running.current?.abort();
    if (question) setSettled({ question });
  }, [question]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const isCounting = question !== undefined && settled?.question !== question;
  return {
    preview: answer?.preview,
    counted: answer?.counted,
    isCounting,
    isSlow: isCounting && slow === question,
    error: settled?.question === question ? settled?.error : undefined,
    cancel,
    retry,
  };
}
