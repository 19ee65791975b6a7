import { fromJson, parse, type Condition } from '@regulars/segment-language';
import type { KeptDraft } from './draft-store.js';

/** An unsaved edit: the tree as JSON, or the text where that does not parse yet. */
export interface Draft {
  readonly text: string;
  readonly at: string;
  /** The version in force when the edit began. */
  readonly version?: number;
}

/**
 * Which of two drafts is the person's last word. What this browser wrote and the server never got counts unless the server has something
 * later, from another browser; what the server got is its own to keep or to have dropped.
 */
export function laterDraft(local: KeptDraft | undefined, remote: Draft | undefined): Draft | undefined {
  if (!local || local.isSent) return remote;
  return remote && Date.parse(remote.at) >= Date.parse(local.at) ? remote : local;
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
