import { useState } from 'react';
import { useT } from '../lib/i18n.js';
import { useViewer } from '../lib/session.js';
import { Button } from '../ui/button.js';
import { later } from '../ui/later.js';

const OwnDataDialog = later(async () => (await import('./own-data-dialog.js')).OwnDataDialog);

/** Says that this is the demo, and lets its owner leave it. */
export function DemoBanner() {
  const t = useT();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  if (!viewer.organisation.isDemo) return null;
  return (
    <aside className="demo" aria-label={t('demo.title')}>
      <span>
        <b>{t('demo.title')}</b> <span className="only-d">{t('demo.text')}</span>
      </span>
      {viewer.role.key === 'owner' && (
        <Button variant="link" onClick={() => setOpen(true)}>
          {t('demo.start')}
        </Button>
      )}
      {open && <OwnDataDialog open onClose={() => setOpen(false)} />}
    </aside>
  );
}
