import './analytics.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Select } from '../../ui/field.js';
import { EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { DashboardsDocument, DiscardDashboardDocument, KeptQuestionsDocument } from './analytics.graphql.js';
import { Answer } from './answer.js';
import { addressOf } from './asked.js';
import { EditDashboard } from './edit-dashboard.js';

const mostShown = 200;

interface DashboardsPageProps {
  readonly id: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** Kept questions side by side, each answered as it opens. */
export function DashboardsPage({ id, onOpen }: DashboardsPageProps) {
  const t = useT();
  const { user } = useViewer();
  useCrumbs({ label: t('analytics.dashboards') });
  const { data, error, refetch } = useQuery(DashboardsDocument, { variables: { first: mostShown } });
  const asked = useQuery(KeptQuestionsDocument, { variables: { first: mostShown } });
  const [discard] = useMutation(DiscardDashboardDocument, { refetchQueries: [DashboardsDocument] });
  const [editing, setEditing] = useState<'new' | 'open'>();
  const all = data?.dashboards.nodes ?? [];
  const open = all.find((dashboard) => dashboard.id === id) ?? all[0];
  const questions = asked.data?.questions.nodes ?? [];
  const tiles = open?.questionIds.flatMap((tile) => questions.find((question) => question.id === tile) ?? []) ?? [];
  const isMine = open !== undefined && open.owner === user.name;
  return (
    <div className="page">
      <PageHeader
        title={open?.name ?? t('analytics.dashboards')}
        actions={<Button onClick={() => setEditing('new')}>{t('analytics.newDashboard')}</Button>}
      />
      {(error ?? asked.error) && <Trouble error={error ?? asked.error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !open && (
        <EmptyState
          title={t('analytics.noDashboards')}
          actions={
            <Link to="/analysis/questions" className="btn">
              {t('analytics.questions')}
            </Link>
          }
        >
          {t('analytics.noDashboardsText')}
        </EmptyState>
      )}
      {open && (
        <>
          <div className="rtools">
            <Select
              label={t('analytics.dashboard')}
              value={open.id}
              options={all.map((dashboard) => ({ value: dashboard.id, label: dashboard.name }))}
              onChange={onOpen}
            />
            {isMine && (
              <>
                <Button onClick={() => setEditing('open')}>{t('analytics.edit')}</Button>
                <Button
                  variant="link"
                  onClick={() =>
                    void discard({ variables: { id: open.id } }).then(
                      () => onOpen(undefined),
                      () => undefined,
                    )
                  }
                >
                  {t('analytics.discard')}
                </Button>
              </>
            )}
            <span className="sp" />
            <span className="xs i3">{open.owner}</span>
          </div>
          <div className="atiles">
            {tiles.map((question) => {
              const one = { ...question, condition: question.condition ?? '' };
              return (
                <section key={question.id} className="atile" aria-label={question.name}>
                  <h2 className="over">
                    <Link to="/analysis/questions" search={addressOf(one)} className="link">
                      {question.name}
                    </Link>
                  </h2>
                  <Answer asked={one} title={question.name} />
                </section>
              );
            })}
          </div>
          {asked.data && tiles.length < open.questionIds.length && (
            <p className="xs i3">{t('analytics.hiddenTiles', { count: open.questionIds.length - tiles.length })}</p>
          )}
        </>
      )}
      {editing && (
        <EditDashboard
          dashboard={editing === 'open' ? open : undefined}
          questions={questions}
          onClose={(saved) => {
            setEditing(undefined);
            if (saved !== undefined) onOpen(saved);
          }}
        />
      )}
    </div>
  );
}
