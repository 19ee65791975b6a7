import { useApolloClient } from '@apollo/client/react';
import type { Group } from '@regulars/segment-language';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PreviewSegmentQuery } from '../../gql/graphql.js';
import { PreviewDocument } from './segments.graphql.js';

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

interface Asked {
  readonly root: Group;
  readonly zone: string;
  readonly at: string | undefined;
}

/** Counts a condition as it changes: after a pause, and with the question before it called off down to the database. */
export function usePreview(root: Group | undefined, zone: string, at: string | undefined): PreviewState {
  const client = useApolloClient();
  const [answer, setAnswer] = useState<{ preview: Preview; counted: Group }>();
  const [phase, setPhase] = useState<'idle' | 'counting' | 'slow'>('idle');
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const running = useRef<AbortController>(undefined);

  useEffect(() => {
    if (!root) {
      setPhase('idle');
      setError(undefined);
      return undefined;
    }
    const asked: Asked = { root, zone, at };
    const aborter = new AbortController();
    running.current = aborter;
    setPhase('counting');
    setError(undefined);
    const start = setTimeout(() => {
      client
        .query({
          query: PreviewDocument,
          variables: { condition: asked.root, zone: asked.zone, ...(asked.at !== undefined && { at: asked.at }) },
          fetchPolicy: 'no-cache',
          context: { fetchOptions: { signal: aborter.signal }, queryDeduplication: false },
        })
        .then(({ data }) => {
          if (aborter.signal.aborted || !data) return;
          setAnswer({ preview: data.previewSegment, counted: asked.root });
          setPhase('idle');
        })
        .catch((failure: unknown) => {
          if (aborter.signal.aborted) return;
          setError(failure);
          setPhase('idle');
        });
    }, DEBOUNCE_MS);
    const slow = setTimeout(() => setPhase((now) => (now === 'counting' && !aborter.signal.aborted ? 'slow' : now)), DEBOUNCE_MS + SLOW_MS);
    return () => {
      clearTimeout(start);
      clearTimeout(slow);
      aborter.abort();
    };
  }, [client, root, zone, at, attempt]);

  const cancel = useCallback(() => {
    running.current?.abort();
    setPhase('idle');
  }, []);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return {
    preview: answer?.preview,
    counted: answer?.counted,
    isCounting: phase !== 'idle',
    isSlow: phase === 'slow',
    error,
    cancel,
    retry,
  };
}
