import { useT } from '../../lib/i18n.js';
import { useExplainRights } from '../../lib/explain-rights.js';
import { Button } from '../../ui/button.js';
import type { DryRun } from './use-dry-run.js';

interface ChangeBarProps {
  dryRun: DryRun | undefined;
  error: unknown;
  isAsking: boolean;
  onReview: () => void;
  onForget: () => void;
}

/** What is not saved: how many cells, how many of them loosen, and what would break. */
export function ChangeBar({ dryRun, error, isAsking, onReview, onForget }: ChangeBarProps) {
  const t = useT();
  const explain = useExplainRights();
  const loosen = dryRun?.cells.filter(({ loosens }) => loosens).length ?? 0;
  return (
    <section className="changebar" aria-label={t('roles.unsaved')}>
      <p role="status" className={isAsking ? 'i3' : undefined}>
        {error !== undefined && <span className="bad">{explain(error)}</span>}
        {error === undefined && dryRun && (
          <>
            <b>{t('roles.changes', { count: dryRun.cells.length, loosen })}</b>{' '}
            {dryRun.losses.length > 0 && <span className="warns">{t('roles.breaks', { count: dryRun.losses.length })}</span>}
          </>
        )}
        {error === undefined && !dryRun && t('common.loading')}
      </p>
      <span className="sp" />
      <Button variant="ghost" onClick={onForget}>
        {t('roles.forget')}
      </Button>
      <Button variant="primary" disabled={error !== undefined || !dryRun} onClick={onReview}>
        {t('roles.review')}
      </Button>
    </section>
  );
}
