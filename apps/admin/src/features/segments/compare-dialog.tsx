import { describe } from '@regulars/segment-language';
import { useLanguage, useT } from '../../lib/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { useBuilder, useBuilt } from './builder-context.js';
import { conditionOf } from './condition-of.js';
import { MemberDiff } from './member-diff.js';
import { RuleDiff } from './rule-diff.js';
import type { SavedSegment } from './save-controls.js';
import { asGroup } from './tree-rows.js';

/** What saving would change: who enters, who leaves, and which line is responsible. */
export function CompareDialog({ segment, onClose }: { segment: SavedSegment; onClose: () => void }) {
  const t = useT();
  const { language } = useLanguage();
  const { catalogue, speech } = useBuilder();
  const { state } = useBuilt();
  const before = conditionOf(segment);
  return (
    <Dialog open title={t('segments.diff.title', { version: segment.version })} onClose={onClose} size={720}>
      <div className="sides">
        <section>
          <h3 className="over">{t('segments.conflict.inForce', { version: segment.version })}</h3>
          <p>{before ? describe(before, catalogue, language) : segment.text}</p>
        </section>
        <section>
          <h3 className="over">{t('segments.conflict.yours')}</h3>
          <p>{describe(state.root, catalogue, language)}</p>
        </section>
      </div>
      {before && (
        <>
          <h3 className="over">{t('segments.diff.lines')}</h3>
          <RuleDiff before={asGroup(before)} after={state.root} speech={speech} label={t('segments.diff.lines')} />
        </>
      )}
      <MemberDiff segmentId={segment.id} condition={state.root} speech={speech} />
    </Dialog>
  );
}
