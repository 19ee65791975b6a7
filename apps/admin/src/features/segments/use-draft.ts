import { useApolloClient } from '@apollo/client/react';
import type { Group } from '@regulars/segment-language';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useViewer } from '../../lib/session.js';
import { DiscardDraftDocument, SaveDraftDocument, SegmentDraftDocument } from './builder.graphql.js';
import { laterDraft, type Draft } from './draft-choice.js';
import { DraftSender, type DraftState } from './draft-sender.js';
import { draftKey, dropDraft, keepDraft, keptDraft } from './draft-store.js';

/** The later of the server's draft and this browser's own, which is there even when the server is not. */
export function useStoredDraft(segmentId: string | undefined): { draft: Draft | undefined; isLoading: boolean } {
  const client = useApolloClient();
  const key = draftKey(useViewer().user.id, segmentId);
  const [found, setFound] = useState<{ draft: Draft | undefined }>();
  useEffect(() => {
    let isHere = true;
    const remote = client
      .query({ query: SegmentDraftDocument, variables: { ...(segmentId !== undefined && { segmentId }) }, fetchPolicy: 'no-cache' })
      .then(({ data }): Draft | undefined => {
        const kept = data?.segmentDraft;
        return kept ? { text: kept.condition, at: kept.updatedAt, ...(kept.version != null && { version: kept.version }) } : undefined;
      });
    const local = keptDraft(key).catch(() => undefined);
    void Promise.allSettled([local, remote]).then(([here, there]) => {
      const kept = here.status === 'fulfilled' ? here.value : undefined;
      if (isHere) setFound({ draft: there.status === 'fulfilled' ? laterDraft(kept, there.value) : kept });
    });
    return () => {
      isHere = false;
    };
  }, [client, segmentId, key]);
  return { draft: found?.draft, isLoading: found === undefined };
}

export interface DraftKeeping extends DraftState {
  discard: () => void;
}

interface Kept {
  readonly segmentId: string | undefined;
  /** The version the edit began from. */
  readonly version: number | undefined;
  readonly root: Group;
  readonly brokenText: string | undefined;
  readonly isChanged: boolean;
}

/** Keeps every change within a second: in this browser at once, on the server after a short pause. An edit that was undone is dropped. */
export function useDraftKeeping({ segmentId, version, root, brokenText, isChanged }: Kept): DraftKeeping {
  const client = useApolloClient();
  const key = draftKey(useViewer().user.id, segmentId);
  const [state, setState] = useState<DraftState>({ savedAt: undefined, isOffline: false });
  const text = useMemo(() => brokenText ?? JSON.stringify(root), [brokenText, root]);
  const sender = useMemo(() => {
    const begun = version === undefined ? {} : { version };
    const segment = segmentId === undefined ? {} : { segmentId };
    return new DraftSender({
      keep: (written, isSent) =>
        void keepDraft(key, { text: written, at: new Date().toISOString(), ...begun, isSent }).catch(() => undefined),
      drop: () => void dropDraft(key).catch(() => undefined),
      send: async (written) => {
        const { data } = await client.mutate({ mutation: SaveDraftDocument, variables: { condition: written, ...segment, ...begun } });
        if (!data) throw new Error('The draft was not kept.');
        return data.saveSegmentDraft.updatedAt;
      },
      discard: async () => void (await client.mutate({ mutation: DiscardDraftDocument, variables: segment })),
      onState: setState,
    });
  }, [client, key, segmentId, version]);

  useEffect(() => {
    if (isChanged) sender.write(text);
    else if (sender.hasDraft) sender.discard();
  }, [sender, text, isChanged]);

  useEffect(() => {
    const flush = () => sender.flush();
    addEventListener('online', flush);
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('online', flush);
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [sender]);

  const discard = useCallback(() => sender.discard(), [sender]);
  return { ...state, discard };
}
