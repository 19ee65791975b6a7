import { useMutation, useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import type { JobsQuery, JobState, JobSubjectQuery } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Chip, type ChipTone, EmptyState, PageHeader, Progress, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { CancelJobDocument, JobsDocument, JobSubjectDocument, RetryJobDocument, StopImportDocument } from './jobs.graphql.js';

type Job = JobsQuery['jobs'][number];
type Subject = NonNullable<JobSubjectQuery['node']>;

const lookEvery = 2000;
const tones: Record<JobState, ChipTone> = { WAITING: 'plain', RUNNING: 'accent', RETRYING: 'warn', FAILED: 'not' };
const kinds: Readonly<Record<string, MessageKey>> = {
  'imports.check': 'jobs.kind.importsCheck',
  'imports.commit': 'jobs.kind.importsCommit',
  'exports.write': 'jobs.kind.exportsWrite',
  'segments.refresh': 'jobs.kind.segmentsRefresh',
  'segments.refresh-many': 'jobs.kind.segmentsRefreshMany',
};

/** What works in the background, how far it is, and a way to stop it. */
export function JobsPage() {
  const t = useT();
  useCrumbs({ label: t('shell.jobs') });
  const { data, error, refetch } = useQuery(JobsDocument, { pollInterval: lookEvery, fetchPolicy: 'network-only' });
  const jobs = data?.jobs;
  return (
    <div className="page">
      <PageHeader title={t('shell.jobs')} lede={t('jobs.lede')} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!jobs && !error && <Skeleton />}
      {jobs?.length === 0 && <EmptyState title={t('jobs.empty')}>{t('jobs.emptyText')}</EmptyState>}
      {jobs && jobs.length > 0 && (
        <Table caption={t('shell.jobs')}>
          <thead>
            <tr>
              <th scope="col">{t('jobs.kind')}</th>
              <th scope="col">{t('jobs.state')}</th>
              <th scope="col">{t('jobs.progress')}</th>
              <th scope="col" className="num">
                {t('jobs.asked')}
              </th>
              <th scope="col" className="num">
                {t('jobs.tries')}
              </th>
              <th scope="col">
                <span className="vh">{t('jobs.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}

function JobRow({ job }: { job: Job }) {
  const t = useT();
  const format = useFormat();
  const { data } = useQuery(JobSubjectDocument, {
    variables: { id: job.subjectId ?? '' },
    skip: job.subjectId === null || job.subjectId === undefined,
    pollInterval: job.state === 'RUNNING' ? lookEvery : 0,
  });
  const subject = data?.node ?? undefined;
  const state: MessageKey = `jobs.state.${job.state}`;
  const progress = subject?.type === 'Import' ? subject.progress : ownProgress(job);
  return (
    <tr>
      <th scope="row">
        {t(kinds[job.kind] ?? 'jobs.kind.other')} <SubjectLink subject={subject} />
      </th>
      <td>
        <Chip tone={tones[job.state]}>{t(state)}</Chip>
      </td>
      <td>
        {progress ? (
          <Progress
            label={t(subject?.type === 'Import' ? 'jobs.rows' : 'jobs.doneOf', {
              done: format.number(progress.done),
              total: format.number(progress.total),
            })}
            share={progress.total > 0 ? progress.done / progress.total : undefined}
          />
        ) : (
          job.state === 'RUNNING' && <Progress label={t(state)} />
        )}
      </td>
      <td className="num">{format.dateTime(job.createdAt)}</td>
      <td className="num">
        {format.number(job.attempts)} / {format.number(job.mostAttempts)}
      </td>
      <td className="num">
        <JobActs job={job} />
      </td>
    </tr>
  );
}

const ownProgress = ({ done, total }: Job) => (done == null || total == null ? undefined : { done, total });

function SubjectLink({ subject }: { subject: Subject | undefined }) {
  if (subject?.type === 'Import')
    return (
      <Link to="/imports/$id" params={{ id: subject.id }} className="link">
        {subject.file.name}
      </Link>
    );
  if (subject?.type === 'Segment')
    return (
      <Link to="/segments/$id" params={{ id: subject.id }} className="link">
        {subject.name}
      </Link>
    );
  return subject?.type === 'Export' ? <span className="i2">{subject.purpose}</span> : null;
}

function JobActs({ job }: { job: Job }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const settings = { refetchQueries: [JobsDocument] };
  const [cancel] = useMutation(CancelJobDocument, settings);
  const [stopImport] = useMutation(StopImportDocument, settings);
  const [retry] = useMutation(RetryJobDocument, settings);
  const isImport = job.kind.startsWith('imports.') && job.subjectId;
  const report = (act: Promise<unknown>, done: MessageKey) =>
    void act.then(
      () => toast(t(done)),
      (failure: unknown) => toast(explain(failure)),
    );
  const stop = () =>
    report(
      isImport && job.subjectId ? stopImport({ variables: { id: job.subjectId } }) : cancel({ variables: { id: job.id } }),
      'jobs.cancelled',
    );
  return (
    <>
      {(job.state === 'FAILED' || job.state === 'RETRYING') && (
        <Button variant="ghost" onClick={() => report(retry({ variables: { id: job.id } }), 'jobs.retried')}>
          {t('jobs.retry')}
        </Button>
      )}
      {(job.canBeCancelled || isImport) && (
        <Button variant="ghost" onClick={stop}>
          {t('jobs.cancel')}
        </Button>
      )}
    </>
  );
}
