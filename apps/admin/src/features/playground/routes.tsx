import './playground.css';
import { useCallback, useState } from 'react';
import { useT } from '../../lib/i18n.js';
import { Segmented } from '../../ui/choose.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { later } from '../../ui/later.js';
import { PageHeader, Skeleton } from '../../ui/show.js';
import { AnswerAsTable } from './answer-as-table.js';

const Explorer = later(async () => (await import('./explorer.js')).Explorer, <Skeleton lines={10} />);

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
        <Explorer onAnswer={onAnswer} />
      </div>
      {view === 'table' && <AnswerAsTable answer={answer} />}
    </div>
  );
}
