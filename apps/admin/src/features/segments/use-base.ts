import type { Condition, Group } from '@regulars/segment-language';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { asGroup } from './tree-rows.js';

interface Base {
  readonly version: number;
  /** The rule of that version; undefined where only its number is known, from an older draft. */
  readonly root: Group | undefined;
}

export interface EditBase {
  /** The version that a save replaces; undefined for a new segment. */
  readonly version: number | undefined;
  /** Somebody saved another version since, and there is an edit that it would go under. */
  readonly isBehind: boolean;
  readonly isChanged: boolean;
  moveTo: (version: number, root: Group) => void;
}

interface BaseQuestion {
  readonly inForce: { readonly version: number; readonly condition: Condition | undefined } | undefined;
  /** The version that the restored draft began from. */
  readonly draftVersion: number | undefined;
  readonly root: Group;
  readonly isBroken: boolean;
  /** Takes what came into force where nothing was edited. */
  load: (condition: Condition) => void;
}

const same = (a: Group | undefined, b: Group): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Remembers which version an edit began from: a save replaces that one and no other, whatever came into force meanwhile. */
export function useBase({ inForce, draftVersion, root, isBroken, load }: BaseQuestion): EditBase {
  const condition = inForce?.condition;
  const rule = useMemo(() => (condition ? asGroup(condition) : undefined), [condition]);
  const [begun, setBegun] = useState<Base | undefined>(
    () =>
      inForce &&
      (draftVersion === undefined || draftVersion >= inForce.version
        ? { version: inForce.version, root: rule }
        : { version: draftVersion, root: undefined }),
  );
  const moveTo = useCallback((version: number, to: Group) => setBegun({ version, root: to }), []);
  const isInForce = rule !== undefined && !isBroken && same(rule, root);
  const isNewer = inForce !== undefined && begun !== undefined && inForce.version > begun.version;
  const isEdited = isBroken || !begun || !same(begun.root, root);
  useEffect(() => {
    if (isNewer && !isEdited && !isInForce && rule) load(rule);
  }, [isNewer, isEdited, isInForce, rule, load]);
  return {
    version: isNewer && isInForce ? inForce.version : begun?.version,
    isBehind: isNewer && isEdited && !isInForce,
    isChanged: inForce ? !isInForce : isBroken || root.children.length > 0,
    moveTo,
  };
}
