import { useT } from '../lib/i18n.js';
import { Button } from '../ui/button.js';
import { useCrumbs } from '../ui/crumbs.js';
import { EmptyState } from '../ui/show.js';

/** A page that broke, or whose files a newer version of the product replaced: loading it again brings it back. */
export function FaultPage() {
  const t = useT();
  useCrumbs({ label: t('fault.title') });
  return (
    <div className="page">
      <EmptyState
        alone
        title={t('fault.title')}
        actions={
          <Button variant="primary" onClick={() => window.location.reload()}>
            {t('fault.reload')}
          </Button>
        }
      >
        {t('fault.text')}
      </EmptyState>
    </div>
  );
}
