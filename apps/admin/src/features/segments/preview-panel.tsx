import type { Path } from '@regulars/segment-language';
import { useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Banner, Count } from '../../ui/show.js';
import { useBuilder, useBuilt } from './builder-context.js';
import { FunnelBlock } from './funnel-block.js';
import { ReachBlock, ReachSummary } from './reach-block.js';
import { SampleList } from './sample-list.js';
import type { PreviewState } from './use-preview.js';

interface PreviewPanelProps {
  count: PreviewState;
  /** The size of the version in force, for the change since. */
  before: { readonly version: number; readonly count: number } | undefined;
  onJump: (row: Path) => void;
  /** On a phone the sheet holds the way to save. */
  onSave: (() => void) | undefined;
}

/** The live side: how many, whom one can reach, where they drop out, and some of them with their reasons. */
export function PreviewPanel({ count, before, onJump, onSave }: PreviewPanelProps) {
  const { speech } = useBuilder();
  const { state } = useBuilt();
  const { t } = speech;
  const explain = useExplain();
  const [isOpen, setOpen] = useState(false);
  const { preview, isCounting, isSlow, error } = count;
  const isEmpty = state.root.children.length === 0;
  return (
    <aside className={isOpen ? 'live open' : 'live'} aria-label={t('segments.live')}>
      <button
        type="button"
        className="pull only-m"
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'segments.live.less' : 'segments.live.more')}
        onClick={() => setOpen(!isOpen)}
      />
      <div className="row1">
        <div>
          <h2 className="over">{t('segments.live.match')}</h2>
          {(isEmpty || !preview) && !isCounting ? (
            <p className="livehint">{t(isEmpty ? 'segments.live.empty' : 'segments.live.waiting')}</p>
          ) : (
            <Count
              value={preview?.count}
              state={isCounting ? 'counting' : preview && !preview.exact ? 'guarded' : 'exact'}
              asOf={preview?.asOf}
              tookMs={preview?.tookMs}
            />
          )}
          {isSlow && (
            <Button variant="link" onClick={count.cancel}>
              {t('segments.live.cancel')}
            </Button>
          )}
          {!isCounting && !isEmpty && preview && <Change now={preview.count} before={before} />}
          {preview?.count === 0 && !isCounting && !isEmpty && <p className="livehint">{t('segments.live.zero')}</p>}
        </div>
        {onSave && (
          <Button variant="primary" className="tall only-m" onClick={onSave}>
            {t('segments.save.review')}
          </Button>
        )}
      </div>
      {error !== undefined && !isCounting && (
        <Banner
          tone="not"
          title={t('error.title')}
          action={
            <Button variant="link" onClick={count.retry}>
              {t('common.retry')}
            </Button>
          }
        >
          {explain(error)}
        </Banner>
      )}
      {preview && !isEmpty && (
        <>
          <ReachSummary preview={preview} />
          <ReachBlock preview={preview} />
          {count.counted && <FunnelBlock preview={preview} counted={count.counted} onJump={onJump} />}
          <SampleList preview={preview} condition={count.counted ?? state.root} />
        </>
      )}
    </aside>
  );
}

/** "▲ 41 since v7, when it was 2,377": in ink, since up is not good and down not bad. */
function Change({ now, before }: { now: number; before: PreviewPanelProps['before'] }) {
  const { t } = useBuilder().speech;
  const format = useFormat();
  if (!before || now === before.count) return null;
  return (
    <p className="asof only-d">
      <span className="med i0">
        {now > before.count ? '▲' : '▼'} {format.number(Math.abs(now - before.count))}
      </span>
      <span>{t('segments.live.since', { version: before.version, count: format.number(before.count) })}</span>
    </p>
  );
}
