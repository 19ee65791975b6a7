import { useMutation, useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import type { HealthQuery, ReplicaState } from '../../gql/graphql.js';
import { type Format, useFormat } from '../../lib/format.js';
import { useExplain } from '../../lib/errors.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Chip, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { HealthDocument, RefreshSegmentsDocument } from './health.graphql.js';
import { SlowQuestions } from './slow-questions.js';

type Health = NonNullable<HealthQuery['health']>;

const lookEvery = 10_000;
const columns = { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))', columnGap: 40 } as const;

/** How the installation is doing: members, queue, replica, process, durations, slow questions. */
export function HealthPage() {
  const t = useT();
  useCrumbs({ label: t('shell.health') });
  const { data, error, refetch } = useQuery(HealthDocument, { pollInterval: lookEvery, fetchPolicy: 'network-only' });
  const health = data?.health;
  return (
    <div className="page">
      <PageHeader title={t('shell.health')} lede={t('health.lede')} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!health && !error && <Skeleton />}
      {health && (
        <>
          <div style={columns}>
            <Memberships memberships={health.memberships} />
            <Queue queue={health.queue} />
            <Replica replica={health.replica} />
            <Process process={health.process} />
          </div>
          <Durations durations={health.durations} />
          <SlowQuestions questions={health.slowQuestions} />
        </>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section style={{ marginBottom: 28 }}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface FactsProps {
  title: string;
  facts: readonly (readonly [label: string, value: ReactNode])[];
  children?: ReactNode;
}

function Facts({ title, facts, children }: FactsProps) {
  return (
    <Section title={title}>
      <dl className="kv">{facts.flatMap(([label, value]) => [<dt key={`${label} dt`}>{label}</dt>, <dd key={label}>{value}</dd>])}</dl>
      {children}
    </Section>
  );
}

const none = '–';
const moment = (format: Format, at: string | null | undefined): string => (at == null ? none : format.dateTime(at));

/** A number that should be nought. */
function Nought({ count }: { count: number }) {
  const format = useFormat();
  return count === 0 ? <>{format.number(0)}</> : <Chip tone="not">{format.number(count)}</Chip>;
}

function Memberships({ memberships }: { memberships: Health['memberships'] }) {
  const t = useT();
  const format = useFormat();
  const { segments, failed, paused, oldestAsOf, checkedAt, differing } = memberships;
  return (
    <Facts
      title={t('health.memberships')}
      facts={[
        [t('health.segments'), format.number(segments)],
        [t('health.upTo'), moment(format, oldestAsOf)],
        [t('health.failed'), <Nought key="failed" count={failed} />],
        [t('health.paused'), <Nought key="paused" count={paused} />],
        [t('health.checked'), checkedAt == null ? t('health.never') : format.dateTime(checkedAt)],
        [t('health.differing'), differing == null ? none : <Nought key="differing" count={differing} />],
      ]}
    >
      <RefreshAll />
    </Facts>
  );
}

function RefreshAll() {
  const t = useT();
  const format = useFormat();
  const toast = useToast();
  const explain = useExplain();
  const [refresh, { loading }] = useMutation(RefreshSegmentsDocument);
  const start = () =>
    void refresh().then(
      ({ data }) => toast(t('health.refreshing', { count: format.number(data?.refreshSegments ?? 0) })),
      (failure: unknown) => toast(explain(failure)),
    );
  return (
    <Button loading={loading} onClick={start}>
      {t('health.refresh')}
    </Button>
  );
}

function Queue({ queue }: { queue: Health['queue'] }) {
  const t = useT();
  const format = useFormat();
  const { waiting, running, failed, oldestSince } = queue;
  return (
    <Facts
      title={t('health.queue')}
      facts={[
        [t('health.running'), format.number(running)],
        [t('health.waiting'), format.number(waiting)],
        [t('health.since'), oldestSince == null ? t('health.nothingWaits') : format.dateTime(oldestSince)],
        [t('health.jobsFailed'), <Nought key="failed" count={failed} />],
      ]}
    />
  );
}

const states: Readonly<Record<ReplicaState, MessageKey>> = {
  OFF: 'health.replica.off',
  BUILDING: 'health.replica.building',
  READY: 'health.replica.ready',
  FAILED: 'health.replica.failed',
};

function Replica({ replica }: { replica: Health['replica'] }) {
  const t = useT();
  const format = useFormat();
  const { state, reason, builtAt, buildSeconds, lag, bitmaps, bitmapBytes, audited, differing } = replica;
  return (
    <Facts
      title={t('health.replica')}
      facts={[
        [
          t('health.replicaState'),
          <Chip key="state" tone={state === 'READY' ? 'good' : state === 'FAILED' ? 'not' : 'plain'}>
            {t(states[state])}
          </Chip>,
        ],
        ...(state === 'FAILED' && reason != null ? [[t('health.failed'), reason] as const] : []),
        [t('health.built'), moment(format, builtAt)],
        [t('health.tookSeconds'), buildSeconds == null ? none : format.seconds(buildSeconds)],
        [t('health.lag'), format.number(lag)],
        [t('health.bitmaps'), `${format.number(bitmaps)} · ${format.bytes(bitmapBytes)}`],
        [t('health.audited'), t('health.auditedOf', { audited: format.number(audited), differing: format.number(differing) })],
      ]}
    />
  );
}

function Process({ process }: { process: Health['process'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Facts
      title={t('health.process')}
      facts={[
        [t('health.started'), format.dateTime(process.startedAt)],
        [t('health.memory'), format.bytes(process.memoryBytes)],
        [t('health.heap'), format.bytes(process.heapBytes)],
        [t('health.delay'), t('health.ms', { ms: format.number(process.loopDelayMs, 1) })],
      ]}
    />
  );
}

const works: Readonly<Record<string, MessageKey>> = {
  'segments.follow': 'health.work.segments.follow',
  'segments.refresh': 'health.work.segments.refresh',
  'segments.reconcile': 'health.work.segments.reconcile',
};

function Durations({ durations }: { durations: Health['durations'] }) {
  const t = useT();
  const format = useFormat();
  const shown = (value: number | null | undefined): string => (value == null ? none : t('health.ms', { ms: format.number(value) }));
  return (
    <Section title={t('health.durations')}>
      <Table caption={t('health.durations')}>
        <thead>
          <tr>
            <th scope="col">{t('health.work')}</th>
            <th scope="col" className="num">
              {t('health.runs')}
            </th>
            <th scope="col" className="num">
              {t('health.median')}
            </th>
            <th scope="col" className="num">
              {t('health.p95')}
            </th>
          </tr>
        </thead>
        <tbody>
          {durations.map(({ kind, count, median, p95 }) => (
            <tr key={kind}>
              <th scope="row">{t(works[kind] ?? 'jobs.kind.other')}</th>
              <td className="num">{format.number(count)}</td>
              <td className="num">{shown(median)}</td>
              <td className="num">{shown(p95)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
