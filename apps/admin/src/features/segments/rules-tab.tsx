import type { Condition } from '@regulars/segment-language';
import { useMemo, useState } from 'react';
import { LoadingPage } from './loading-page.js';
import type { ShopCatalogue } from './catalogue.js';
import { conditionOf } from './condition-of.js';
import type { SavedSegment } from './save-controls.js';
import { SegmentBuilder } from './segment-builder.js';
import { readDraft } from './draft-choice.js';
import { useStoredDraft } from './use-draft.js';

/** The builder over a saved segment: its draft if there is one, else the rule in force. */
export function RulesTab({ segment, catalogue }: { segment: SavedSegment; catalogue: ShopCatalogue }) {
  const { draft, isLoading } = useStoredDraft(segment.id);
  const inForce = useMemo(() => conditionOf(segment), [segment]);
  const [first] = useState(inForce);
  const start = useMemo<{ condition?: Condition | undefined; broken?: string }>(() => {
    const kept = draft && readDraft(draft.text);
    if (!kept) return { condition: first };
    return 'broken' in kept ? { condition: first, broken: kept.broken } : kept;
  }, [draft, first]);
  if (isLoading) {
    return <LoadingPage />;
  }
  return (
    <SegmentBuilder
      catalogue={catalogue}
      segment={segment}
      start={start.condition}
      broken={start.broken}
      restoredAt={draft?.at}
      draftVersion={draft?.version}
      zone={segment.zone}
      readOnly={segment.archivedAt != null}
    />
  );
}
