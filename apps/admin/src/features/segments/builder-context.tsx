import type { LanguageIssue, Path } from '@regulars/segment-language';
import { createContext, useContext, useLayoutEffect, useState, useSyncExternalStore, type Dispatch, type ReactNode } from 'react';
import type { ShopCatalogue } from './catalogue.js';
import type { BuilderAction, BuilderState } from './builder-state.js';
import type { EditorPart, Speech } from './rule-parts.js';

/** How many customers a node has by itself, and among those left by what precedes it. */
export interface NodeCount {
  readonly alone: number;
  readonly inFunnel: number;
}

/** What the parts of the builder share and a key leaves as it is. */
export interface Builder {
  readonly dispatch: Dispatch<BuilderAction>;
  readonly catalogue: ShopCatalogue;
  readonly speech: Speech;
  readonly zone: string;
  /** The moment that is counted, ISO 8601; undefined is now. */
  readonly at: string | undefined;
  readonly now: number;
  readonly readOnly: boolean;
  openEditor: (path: Path, part: EditorPart) => void;
  closeEditor: () => void;
  /** Opens the picker for a new line at a place, in a bracket of its own if asked. */
  pick: (path: Path, inGroup: boolean) => void;
  removeRow: (path: Path) => void;
  openMove: (path: Path) => void;
}

/** What a key may change. */
export interface Built {
  readonly state: BuilderState;
  /** By `path.join('.')`; empty until the first count. */
  readonly counts: ReadonlyMap<string, NodeCount>;
  readonly countsAreOld: boolean;
  /** Issues by `path.join('.')` of the row they stand at, with their numbers in the strip. */
  readonly problems: ReadonlyMap<string, { readonly number: number; readonly issue: LanguageIssue }>;
  /** The rule whose editor is open. */
  readonly editing: { readonly path: Path; readonly part: EditorPart } | undefined;
}

/** What is built, told to the rows one by one: each draws itself anew only when what it shows is another. */
interface Telling {
  readonly built: () => Built;
  readonly tell: (next: Built) => void;
  readonly listen: (listener: () => void) => () => void;
}

function startTelling(first: Built): Telling {
  let built = first;
  const listeners = new Set<() => void>();
  return {
    built: () => built,
    tell: (next) => {
      built = next;
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const BuilderContext = createContext<Builder | undefined>(undefined);
const BuiltContext = createContext<Built | undefined>(undefined);
const TellingContext = createContext<Telling | undefined>(undefined);

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('There is no builder above this component.');
  return found;
}

/** Both must be memoised: what is new is taken for changed. */
export function BuilderScope({ builder, built, children }: { builder: Builder; built: Built; children: ReactNode }) {
  const [telling] = useState(() => startTelling(built));
  useLayoutEffect(() => telling.tell(built), [telling, built]);
  return (
    <BuilderContext value={builder}>
      <TellingContext value={telling}>
        <BuiltContext value={built}>{children}</BuiltContext>
      </TellingContext>
    </BuilderContext>
  );
}

export const useBuilder = (): Builder => there(useContext(BuilderContext));

/** All that is built; what uses it is drawn anew at each key. */
export const useBuilt = (): Built => there(useContext(BuiltContext));

/** One thing read of what is built; what uses it is drawn anew when that thing is another. */
export function useFromBuilt<T extends string | number | boolean | undefined>(read: (built: Built) => T): T {
  const { built, listen } = there(useContext(TellingContext));
  return useSyncExternalStore(listen, () => read(built()));
}
