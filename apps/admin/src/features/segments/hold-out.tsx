import type { Compare, Path } from '@regulars/segment-language';
import { TextInput } from '../../ui/field.js';
import { PopPanel } from '../../ui/rules/pop-panel.js';
import { useBuilder } from './builder-context.js';
import { WholeInput } from './number-input.js';

interface HoldOutProps {
  /** `bucket.<name> >= share`. */
  leaf: Compare;
  path: Path;
  /** Its share in words. */
  text: string;
}

const STEM = 'bucket.';

/** The share that is held out by chance, and the name of the draw: the same name leaves out the same customers in every segment. */
export function HoldOut({ leaf, path, text }: HoldOutProps) {
  const { dispatch, speech } = useBuilder();
  const { t } = speech;
  const change = (next: Compare) => dispatch({ type: 'replace', path, node: next, session: 'hold-out' });
  return (
    <PopPanel label={text}>
      <div className="stack12">
        <div className="editline">
          <WholeInput
            label={t('segments.exclude.share')}
            value={Number(leaf.value)}
            least={1}
            isFirst
            onChange={(share) => share < 100 && change({ ...leaf, value: share })}
          />
          <span>{t('segments.exclude.percent')}</span>
        </div>
        <TextInput
          label={t('segments.exclude.draw')}
          hint={t('segments.exclude.drawHint')}
          value={leaf.field.slice(STEM.length)}
          onChange={(event) => {
            const name = event.target.value.replaceAll(/[^\p{L}\p{N}_]/gu, '');
            if (name !== '') change({ ...leaf, field: STEM + name });
          }}
        />
      </div>
    </PopPanel>
  );
}
