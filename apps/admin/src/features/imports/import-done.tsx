import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { Banner } from '../../ui/show.js';
import { ImportIssues } from './import-issues.js';
import type { ImportRecord } from './import-page.js';
import { ImportLeftovers, UndoCounts } from './import-leftovers.js';
import { ImportProgressLine } from './import-progress.js';
import { ImportFigures, ImportRowCounts, takenOf } from './import-rows.js';
import { wordsOfRefusal } from './refusal-words.js';
import { UndoImport } from './undo-import.js';

/** What happened. */
export function ImportDone({ item, onMapAgain }: { item: ImportRecord; onMapAgain: () => void }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  if (item.state === 'UNDOING') {
    return (
      <>
        <ImportProgressLine progress={item.progress} label={t('imports.undo.going')} counted="imports.undo.counted" />
        <p className="sm i3">{t('imports.undo.stays')}</p>
      </>
    );
  }
  return (
    <>
      <div className="imc">
        <div className="l">
          {item.state === 'FAILED' && (
            <Banner tone="not" title={t('imports.failed.title')}>
              {item.failure === null ? t('imports.failed.text') : (wordsOfRefusal(item.failure, t) ?? item.failure)}
            </Banner>
          )}
          {item.state === 'CANCELLED' && (
            <Banner tone="warn" title={t('imports.cancelled.title')}>
              {t('imports.cancelled.text')}
            </Banner>
          )}
          {item.state === 'UNDONE' && (
            <>
              <Banner tone={item.undo.kept > 0 ? 'warn' : 'good'} title={t('imports.undone.title')}>
                {t(item.undo.kept > 0 ? 'imports.undo.kept' : 'imports.undone.all')}
              </Banner>
              <ImportLeftovers item={item} />
            </>
          )}
          <ImportFigures
            item={item}
            ok={item.state === 'DONE' ? takenOf(item) : item.rows.created + item.rows.updated}
            taken={t(item.state === 'UNDONE' ? 'imports.undone.were' : 'imports.done.in')}
            checked={t('imports.done.at', { count: item.rows.total })}
          />
          <ImportIssues item={item} />
        </div>
        <aside className="r" aria-label={t('imports.rowsTitle')}>
          {item.state === 'UNDONE' && <UndoCounts undo={item.undo} />}
          <ImportRowCounts item={item} title={t('imports.rowsTitle')} />
          <h2 className="over rule0">{t('imports.done.next')}</h2>
          <p>
            <Link to="/customers" className="link sm">
              {t('imports.done.nextCustomers')}
            </Link>
          </p>
          <p>
            <Link to="/imports/new" className="link sm">
              {t('imports.new')}
            </Link>
          </p>
        </aside>
      </div>
      <div className="foot2">
        {item.state === 'FAILED' && <Button onClick={onMapAgain}>{t('imports.backToMap')}</Button>}
        <UndoImport item={item} />
        <span className="sp" />
        <span className="sm i3">{format.dateTime(item.createdAt)}</span>
        {can('segments.edit') && item.state === 'DONE' && (
          <Link to="/segments/new" className="btn pri">
            {t('imports.done.nextSegment')}
          </Link>
        )}
      </div>
    </>
  );
}
