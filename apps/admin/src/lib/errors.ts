import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';
import { errorCodes, type ErrorCode } from '@regulars/graph';
import { useCallback } from 'react';
import { type MessageKey, useT } from './i18n.js';

/** What went wrong, in the words of the graph's closed list; `OFFLINE` is ours for a server that did not answer. */
export type FailureCode = ErrorCode | 'OFFLINE';

export interface Failure {
  code: FailureCode;
  /** The server's own sentence, in English, for those who look closer. */
  detail: string;
  extensions: Record<string, unknown>;
}

const isCode = (code: unknown): code is ErrorCode => errorCodes.some((known) => known === code);

/** Reads any thrown thing as a failure with a code. */
export function failureOf(error: unknown): Failure {
  const graph = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
  if (graph) {
    const code = graph.extensions?.code;
    return { code: isCode(code) ? code : 'INTERNAL', detail: graph.message, extensions: { ...graph.extensions } };
  }
  const detail = error instanceof Error ? error.message : String(error);
  if (ServerError.is(error)) return { code: error.statusCode === 401 ? 'UNAUTHENTICATED' : 'UNAVAILABLE', detail, extensions: {} };
  if (ServerParseError.is(error)) return { code: 'UNAVAILABLE', detail, extensions: {} };
  return { code: error instanceof TypeError ? 'OFFLINE' : 'INTERNAL', detail, extensions: {} };
}

/** `const explain = useExplain(); explain(error)`: one sentence that says what happened and what to do. */
export function useExplain(): (error: unknown) => string {
  const t = useT();
  return useCallback(
    (error) => {
      const { code, extensions } = failureOf(error);
      const key: MessageKey = `error.${code}`;
      return t(key, { reference: typeof extensions.reference === 'string' ? extensions.reference : '' });
    },
    [t],
  );
}
