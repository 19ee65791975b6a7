import { phrases, print, type Catalogue } from '@regulars/segment-language';
import { useFormat } from '../../lib/format.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { Sentence } from '../../ui/rules/sentence.js';
import { Count } from '../../ui/show.js';
import { conditionOf } from './condition-of.js';
import { FreshnessChip } from './freshness-chip.js';
import type { SavedSegment } from './save-controls.js';
import { UsedByList } from './used-by.js';

/** What the segment says, how many it holds and how fresh that is, and who relies on it. */
export function SegmentOverview({ segment, catalogue }: { segment: SavedSegment; catalogue: Catalogue }) {
  const t = useT();
  const format = useFormat();
  const { language } = useLanguage();
  const condition = conditionOf(segment);
  return (
    <div className="segov">
      <div className="l">
        {segment.description && <p className="lede">{segment.description}</p>}
        {condition && <Sentence phrases={phrases(condition, catalogue, language)} />}
        <h2 className="over">{t('segments.overview.text')}</h2>
        <pre className="ruletext">
          <code>{condition ? print(condition) : segment.text}</code>
        </pre>
        <h2 className="over">{t('segments.usedBy.title')}</h2>
        <UsedByList segment={segment} />
      </div>
      <div className="r">
        <h2 className="over">{t('segments.overview.members')}</h2>
        <Count
          value={segment.freshness.asOf ? segment.memberCount : undefined}
          state={segment.freshness.state === 'REFRESHING' ? 'counting' : 'exact'}
          asOf={segment.freshness.asOf ?? undefined}
        />
        <p className="freshline">
          <FreshnessChip freshness={segment.freshness} />
        </p>
        <dl className="kv">
          <dt>{t('segments.overview.key')}</dt>
          <dd>
            <code>{segment.key}</code>
          </dd>
          <dt>{t('segments.list.owner')}</dt>
          <dd>{segment.owner}</dd>
          <dt>{t('segments.zone')}</dt>
          <dd>{segment.zone}</dd>
          <dt>{t('segments.overview.created')}</dt>
          <dd>{format.date(segment.createdAt)}</dd>
          <dt>{t('segments.list.updated')}</dt>
          <dd>{format.dateTime(segment.updatedAt)}</dd>
        </dl>
      </div>
    </div>
  );
}
