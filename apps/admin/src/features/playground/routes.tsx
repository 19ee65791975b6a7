import './playground.css';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useT } from '../../lib/i18n.js';
import { Segmented } from '../../ui/choose.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { PageHeader, Skeleton } from '../../ui/show.js';
import { AnswerAsTable } from './answer-as-table.js';

const Explorer = lazy(async () => ({ default: (await import('./explorer.js')).Explorer }));

/** GraphiQL over the viewer's own graph, and the last answer as a table to take away. */
export function PlaygroundPage() {
  const t = useT();
  useCrumbs({ label: t('playground.title') });
  const [view, setView] = useState<'graph' | 'table'>('graph');
  const [answer, setAnswer] = useState<unknown>();
  const onAnswer = useCallback((next: unknown) => setAnswer(next), []);
  return (
    <div className="play">
      <PageHeader
        title={t('playground.title')}
        lede={t('playground.lede')}
        actions={
          <Segmented
            label={t('playground.view')}
            value={view}
            options={[
              { key: 'graph', label: t('playground.graph') },
              { key: 'table', label: t('playground.table') },
            ]}
            onChange={setView}
          />
        }
      />
      <div className="stage" hidden={view !== 'graph'}>
        <Suspense fallback={<Skeleton lines={10} />}>
          <Explorer onAnswer={onAnswer} />
        </Suspense>
      </div>
      {view === 'table' && <AnswerAsTable answer={answer} />}
    </div>
  );
}
