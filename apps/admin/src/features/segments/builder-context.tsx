import type { LanguageIssue, Path } from '@regulars/segment-language';
import { createContext, useContext, type Dispatch } from 'react';
import type { ShopCatalogue } from './catalogue.js';
import type { BuilderAction, BuilderState } from './builder-state.js';
import type { EditorPart, Speech } from './rule-parts.js';

/** How many customers a node has by itself, and among those left by what precedes it. */
export interface NodeCount {
  readonly alone: number;
  readonly inFunnel: number;
}

/** What the parts of the builder share. */
export interface Builder {
  readonly state: BuilderState;
  readonly dispatch: Dispatch<BuilderAction>;
  readonly catalogue: ShopCatalogue;
  readonly speech: Speech;
  readonly zone: string;
  /** The moment that is counted, ISO 8601; undefined is now. */
  readonly at: string | undefined;
  readonly now: number;
  /** By `path.join('.')`; empty until the first count. */
  readonly counts: ReadonlyMap<string, NodeCount>;
  readonly countsAreOld: boolean;
  /** Issues by `path.join('.')` of the row they stand at, with their numbers in the strip. */
  readonly problems: ReadonlyMap<string, { readonly number: number; readonly issue: LanguageIssue }>;
  /** The rule whose editor is open. */
  readonly editing: { readonly path: Path; readonly part: EditorPart } | undefined;
  readonly readOnly: boolean;
  openEditor: (path: Path, part: EditorPart) => void;
  closeEditor: () => void;
  /** Opens the picker for a new line at a place, in a bracket of its own if asked. */
  pick: (path: Path, inGroup: boolean) => void;
  removeRow: (path: Path) => void;
  openMove: (path: Path) => void;
}

const BuilderContext = createContext<Builder | undefined>(undefined);
export const BuilderScope = BuilderContext.Provider;

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('There is no builder above this component.');
  return builder;
}
