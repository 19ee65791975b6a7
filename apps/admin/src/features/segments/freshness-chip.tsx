import type { SegmentQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT, type MessageKey } from '../../lib/i18n.js';
import { Chip, type ChipTone } from '../../ui/show.js';

type Freshness = NonNullable<SegmentQuery['segment']>['freshness'];

const tones: Record<Freshness['state'], ChipTone> = { FRESH: 'good', REFRESHING: 'accent', STALE: 'warn', PAUSED: 'plain', FAILED: 'not' };

/** How far the members can be trusted, and as of when. */
export function FreshnessChip({ freshness: { state, asOf, reason } }: { freshness: Freshness }) {
  const t = useT();
  const format = useFormat();
  const key: MessageKey = `segments.freshness.${state}`;
  return (
    <span className="fresh">
      <Chip tone={tones[state]}>{t(key)}</Chip>
      {state === 'FAILED' && reason ? <span className="xs bad">{reason}</span> : asOf && <span className="xs i3">{format.ago(asOf)}</span>}
    </span>
  );
}
