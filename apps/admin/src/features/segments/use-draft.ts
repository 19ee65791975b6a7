import { useApolloClient } from '@apollo/client/react';
import { fromJson, parse, type Condition, type Group } from '@regulars/segment-language';
import { useCallback, useEffect, useRef, useState } from 'react';
import { DiscardDraftDocument, SaveDraftDocument, SegmentDraftDocument } from './builder.graphql.js';

/** An unsaved edit: the tree as JSON, or the text where that does not parse yet. */
export interface Draft {
  readonly text: string;
  readonly at: string;
}

const PAUSE_MS = 600;
const storageKey = (segmentId: string | undefined) => `regulars.segments.draft.${segmentId ?? 'new'}`;

function localDraft(segmentId: string | undefined): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey(segmentId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('text' in kept) || !('at' in kept)) return undefined;
    return typeof kept.text === 'string' && typeof kept.at === 'string' ? { text: kept.text, at: kept.at } : undefined;
  } catch {
    return undefined;
  }
}

/** What a draft says: a tree, or text that does not parse yet. */
export function readDraft(text: string): { condition: Condition } | { broken: string } {
  const read = text.trimStart().startsWith('{') ? fromJson(jsonOf(text)) : parse(text);
  return read.ok ? { condition: read.condition } : { broken: text };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The later of the server's draft and this browser's own, which is there even when the server was not. */
export function useStoredDraft(segmentId: string | undefined): { draft: Draft | undefined; isLoading: boolean } {
  const client = useApolloClient();
  const [found, setFound] = useState<{ draft: Draft | undefined }>();
  useEffect(() => {
    let isHere = true;
    const local = localDraft(segmentId);
    const settle = (draft: Draft | undefined) => isHere && setFound({ draft });
    client
      .query({ query: SegmentDraftDocument, variables: { ...(segmentId !== undefined && { segmentId }) }, fetchPolicy: 'no-cache' })
      .then(({ data }) => {
        const kept = data?.segmentDraft;
        const remote = kept ? { text: kept.condition, at: kept.updatedAt } : undefined;
        settle(local && (!remote || Date.parse(local.at) > Date.parse(remote.at)) ? local : remote);
      })
      .catch(() => settle(local));
    return () => {
      isHere = false;
    };
  }, [client, segmentId]);
  return { draft: found?.draft, isLoading: found === undefined };
}

export interface DraftKeeping {
  /** When the draft last reached the server; undefined before the first change. */
  readonly savedAt: string | undefined;
  readonly isOffline: boolean;
  discard: () => void;
}

/** Keeps every change within a second: in this browser at once, on the server after a pause. */
export function useDraftKeeping(
  segmentId: string | undefined,
  root: Group,
  brokenText: string | undefined,
  isChanged: boolean,
): DraftKeeping {
  const client = useApolloClient();
  const [savedAt, setSavedAt] = useState<string>();
  const [isOffline, setOffline] = useState(false);
  const last = useRef<string>(undefined);
  const text = brokenText ?? JSON.stringify(root);

  useEffect(() => {
    if (!isChanged || last.current === text) return undefined;
    localStorage.setItem(storageKey(segmentId), JSON.stringify({ text, at: new Date().toISOString() }));
    const pause = setTimeout(() => {
      last.current = text;
      client
        .mutate({ mutation: SaveDraftDocument, variables: { condition: text, ...(segmentId !== undefined && { segmentId }) } })
        .then(({ data }) => {
          setOffline(false);
          setSavedAt(data?.saveSegmentDraft.updatedAt);
        })
        .catch(() => setOffline(true));
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [client, segmentId, text, isChanged]);

  const discard = useCallback(() => {
    localStorage.removeItem(storageKey(segmentId));
    setSavedAt(undefined);
    last.current = undefined;
    client
      .mutate({ mutation: DiscardDraftDocument, variables: { ...(segmentId !== undefined && { segmentId }) } })
      .catch(() => setOffline(true));
  }, [client, segmentId]);

  return { savedAt, isOffline, discard };
}
