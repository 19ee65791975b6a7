import { useMutation } from '@apollo/client/react';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Banner } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { CancelImport } from './cancel-import.js';
import { ImportCorrections } from './import-corrections.js';
import { ImportIssues } from './import-issues.js';
import type { ImportRecord } from './import-page.js';
import { ImportQuestions } from './import-questions.js';
import { ImportProgressLine } from './import-progress.js';
import { ImportFigures, ImportRowCounts, takenOf } from './import-rows.js';
import { ImportSamples } from './import-samples.js';
import { CommitImportDocument } from './imports.graphql.js';

/** What would happen, before it happens. */
export function ImportDryRun({ item, onMapAgain }: { item: ImportRecord; onMapAgain: () => void }) {
  const t = useT();
  const [commit, { loading, error }] = useMutation(CommitImportDocument, { variables: { id: item.id } });
  if (item.state !== 'CHECKED') {
    return (
      <>
        <ImportProgressLine progress={item.progress} label={t('imports.check.title')} />
        <div className="foot2">
          <CancelImport id={item.id} />
        </div>
      </>
    );
  }
  const taken = takenOf(item);
  return (
    <>
      <div className="imc">
        <div className="l">
          {error && <Trouble error={error} />}
          <ImportFigures
            item={item}
            ok={taken}
            taken={t('imports.checked.ok')}
            checked={t('imports.checked.all', { count: item.rows.total })}
          />
          {taken === 0 && item.formats.questions.length === 0 && <Banner tone="not">{t('imports.nothingToImport')}</Banner>}
          <ImportQuestions item={item} />
          <ImportCorrections item={item} />
          <ImportIssues item={item} />
          <ImportSamples item={item} />
        </div>
        <aside className="r" aria-label={t('imports.checked.ifNow')}>
          <ImportRowCounts item={item} title={t('imports.checked.ifNow')} />
        </aside>
      </div>
      <div className="foot2">
        <Button onClick={onMapAgain}>{t('imports.backToMap')}</Button>
        <CancelImport id={item.id} />
        <span className="sp" />
        <Button variant="primary" loading={loading} disabled={taken === 0} onClick={() => void commit().catch(() => undefined)}>
          {t('imports.commit', { count: taken })}
        </Button>
      </div>
    </>
  );
}
