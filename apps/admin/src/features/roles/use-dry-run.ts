import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { PreviewRoleChangeQuery, RoleEditInput } from '../../gql/graphql.js';
import { PreviewRoleChangeDocument } from './roles.graphql.js';

export type DryRun = PreviewRoleChangeQuery['previewRoleChange'];

const pause = 300;

/** What the edits would do, asked anew a moment after each change; the answer before stays until the next one comes. */
export function useDryRun(edits: readonly RoleEditInput[]): {
  readonly dryRun: DryRun | undefined;
  readonly error: unknown;
  readonly isAsking: boolean;
} {
  const client = useApolloClient();
  const [answer, setAnswer] = useState<{ asked: readonly RoleEditInput[]; dryRun?: DryRun; error?: unknown }>();
  useEffect(() => {
    if (edits.length === 0) return undefined;
    let isGone = false;
    const timer = setTimeout(() => {
      client
        .query({ query: PreviewRoleChangeDocument, variables: { roles: [...edits] }, fetchPolicy: 'no-cache' })
        .then(({ data }) => !isGone && data && setAnswer({ asked: edits, dryRun: data.previewRoleChange }))
        .catch((error: unknown) => !isGone && setAnswer({ asked: edits, error }));
    }, pause);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [client, edits]);
  const isAsking = edits.length > 0 && answer?.asked !== edits;
  return { dryRun: answer?.dryRun, error: isAsking ? undefined : answer?.error, isAsking };
}
