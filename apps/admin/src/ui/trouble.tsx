import { useExplain } from '../lib/errors.js';
import { useT } from '../lib/i18n.js';
import { Button } from './button.js';
import { Banner } from './show.js';

/** An error in words, with a way to try again. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  const explain = useExplain();
  return (
    <Banner
      tone="not"
      title={t('error.title')}
      action={
        onRetry && (
          <Button variant="link" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      {explain(error)}
    </Banner>
  );
}
