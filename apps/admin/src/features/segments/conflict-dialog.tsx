import { describe, type Condition } from '@regulars/segment-language';
import { useLanguage, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { useBuilder, useBuilt } from './builder-context.js';
import { conditionOf } from './condition-of.js';
import { RuleDiff } from './rule-diff.js';
import type { SavedSegment } from './save-controls.js';
import { asGroup } from './tree-rows.js';

interface ConflictDialogProps {
  theirs: SavedSegment;
  isBusy: boolean;
  onMine: () => void;
  onTheirs: (condition: Condition) => void;
  onClose: () => void;
}

/** Two people saved one segment: both rules in words, and the choice. */
export function ConflictDialog({ theirs, isBusy, onMine, onTheirs, onClose }: ConflictDialogProps) {
  const t = useT();
  const { language } = useLanguage();
  const { catalogue, speech } = useBuilder();
  const { state } = useBuilt();
  const condition = conditionOf(theirs);
  return (
    <Dialog
      open
      title={t('segments.conflict.title', { version: theirs.version })}
      onClose={onClose}
      size={720}
      footer={
        <>
          {condition && <Button onClick={() => onTheirs(condition)}>{t('segments.conflict.theirs', { version: theirs.version })}</Button>}
          <Button variant="primary" loading={isBusy} onClick={onMine}>
            {t('segments.conflict.mine', { version: theirs.version + 1 })}
          </Button>
        </>
      }
    >
      <p className="i2">{t('segments.conflict.text')}</p>
      <div className="sides">
        <section>
          <h3 className="over">{t('segments.conflict.inForce', { version: theirs.version })}</h3>
          <p>{condition ? describe(condition, catalogue, language) : theirs.text}</p>
        </section>
        <section>
          <h3 className="over">{t('segments.conflict.yours')}</h3>
          <p>{describe(state.root, catalogue, language)}</p>
        </section>
      </div>
      {condition && (
        <>
          <h3 className="over">{t('segments.conflict.lines', { version: theirs.version })}</h3>
          <RuleDiff
            before={asGroup(condition)}
            after={state.root}
            speech={speech}
            label={t('segments.conflict.lines', { version: theirs.version })}
          />
        </>
      )}
    </Dialog>
  );
}
