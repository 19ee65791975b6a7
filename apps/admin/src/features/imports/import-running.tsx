import { useMutation } from '@apollo/client/react';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { CancelImport } from './cancel-import.js';
import type { ImportRecord } from './import-page.js';
import { ImportProgressLine } from './import-progress.js';
import { ImportRowCounts } from './import-rows.js';
import { PauseImportDocument, ResumeImportDocument } from './imports.graphql.js';

export function ImportRunning({ item }: { item: ImportRecord }) {
  const t = useT();
  const [pause, pausing] = useMutation(PauseImportDocument, { variables: { id: item.id } });
  const [resume, resuming] = useMutation(ResumeImportDocument, { variables: { id: item.id } });
  const error = pausing.error ?? resuming.error;
  const paused = item.state === 'PAUSED';
  return (
    <>
      <div className="imc">
        <div className="l">
          {error && <Trouble error={error} />}
          {paused && <Chip tone="warn">{t('imports.run.paused')}</Chip>}
          <ImportProgressLine progress={item.progress} label={t('imports.run.progress')} paused={paused} />
          {!paused && <p className="sm i3">{t('imports.run.stays')}</p>}
        </div>
        <aside className="r" aria-label={t('imports.rowsTitle')}>
          <ImportRowCounts item={item} title={t('imports.rowsTitle')} />
        </aside>
      </div>
      <div className="foot2">
        <CancelImport id={item.id} />
        <span className="sp" />
        {paused ? (
          <Button variant="primary" icon="play" loading={resuming.loading} onClick={() => void resume().catch(() => undefined)}>
            {t('imports.resume')}
          </Button>
        ) : (
          <Button icon="pause" loading={pausing.loading} onClick={() => void pause().catch(() => undefined)}>
            {t('imports.pause')}
          </Button>
        )}
      </div>
    </>
  );
}
