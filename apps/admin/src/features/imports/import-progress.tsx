import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Progress } from '../../ui/show.js';
import type { ImportRecord } from './import-page.js';

interface ImportProgressLineProps {
  progress: ImportRecord['progress'];
  label: string;
  paused?: boolean;
  /** What is counted: rows, unless said. */
  counted?: 'imports.check.counted' | 'imports.undo.counted';
}

/** How far, how fast, how long still. */
export function ImportProgressLine({ progress, label, paused, counted = 'imports.check.counted' }: ImportProgressLineProps) {
  const t = useT();
  const format = useFormat();
  const { done = 0, total = 0, ratePerSecond, secondsLeft } = progress ?? {};
  return (
    <div className="going" role="status">
      <p className="f">{total > 0 ? format.percent(done / total, 0) : '…'}</p>
      <Progress label={label} share={total > 0 ? done / total : undefined} />
      <p className="sm i2">
        {total > 0 && t(counted, { done: format.number(done), total: format.number(total) })}
        {!paused && ratePerSecond != null && secondsLeft != null && (
          <span className="i3">
            {' '}
            · {t('imports.check.speed', { rate: format.number(ratePerSecond), left: format.seconds(secondsLeft) })}
          </span>
        )}
      </p>
    </div>
  );
}
