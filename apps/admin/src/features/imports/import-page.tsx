import './imports.css';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportFieldsFragment, ImportState } from '../../gql/graphql.js';
import { failureOf } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { EmptyState, Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { useFormWords } from './file-forms.js';
import { ImportDone } from './import-done.js';
import { ImportDryRun } from './import-dry-run.js';
import { ImportMapping } from './import-mapping.js';
import { ImportRunning } from './import-running.js';
import { ImportSteps, stepOf } from './import-steps.js';
import { ImportDocument } from './imports.graphql.js';

export type ImportRecord = ImportFieldsFragment;

const moving: readonly ImportState[] = ['MAPPED', 'CHECKING', 'RUNNING', 'UNDOING'];
const mappable: readonly ImportState[] = ['UPLOADED', 'CHECKED', 'FAILED'];
const lookEvery = 500;

const titles = {
  upload: 'imports.upload.title',
  map: 'imports.map.title',
  check: 'imports.checked.title',
  run: 'imports.run.title',
  report: 'imports.done.title',
} as const;

/** One import, wherever it stands: what it shows follows from its state, so a reload or another day resumes it. */
export function ImportPage({ id }: { id: string }) {
  const t = useT();
  const format = useFormat();
  const formWords = useFormWords();
  const navigate = useNavigate({ from: '/imports/$id' });
  const { map } = useSearch({ from: '/inside/imports/$id' });
  const client = useApolloClient();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ImportDocument, { variables: { id } });
  const item = data?.import;
  const busy = item !== undefined && item !== null && moving.includes(item.state);
  const missing = item === null || (error && failureOf(error).code === 'NOT_FOUND');
  useCrumbs({ label: t('imports.title'), to: '/imports' }, { label: item?.file.name ?? (missing ? t('imports.missing') : '…') });
  useEffect(() => {
    if (busy) startPolling(lookEvery);
    return stopPolling;
  }, [busy, startPolling, stopPolling]);
  // every figure that was read before rows went in, or were taken back, is old now
  const running = item?.state === 'RUNNING' || item?.state === 'UNDOING';
  useEffect(() => {
    if (!running) return undefined;
    return () => {
      for (const fieldName of ['customers', 'customer', 'metrics', 'segments', 'imports'])
        client.cache.evict({ id: 'ROOT_QUERY', fieldName });
    };
  }, [running, client]);

  if (missing) {
    return (
      <div className="page">
        <EmptyState
          alone
          title={t('imports.missing')}
          actions={
            <Link to="/imports" className="btn">
              {t('imports.title')}
            </Link>
          }
        />
      </div>
    );
  }
  if (!item)
    return <div className="page">{error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />}</div>;

  const mapping = item.state === 'UPLOADED' || (map === true && mappable.includes(item.state));
  const step = mapping ? 'map' : stepOf[item.state];
  const showMapping = (open: boolean) => void navigate({ search: open ? { map: true } : {}, replace: !open });
  return (
    <div className="im">
      <div className="imhead">
        <h1 className="h1">{t(item.state === 'CHECKING' || item.state === 'MAPPED' ? 'imports.check.title' : titles[step])}</h1>
        <span className="sm i3">
          {t('imports.map.about', {
            name: item.file.name,
            bytes: format.bytes(item.file.bytes),
            form: formWords(item.file),
          })}
        </span>
      </div>
      <ImportSteps at={step} />
      {mapping ? (
        <ImportMapping key={formWords(item.file) + item.file.headerLine} item={item} onMapped={() => showMapping(false)} />
      ) : step === 'check' ? (
        <ImportDryRun item={item} onMapAgain={() => showMapping(true)} />
      ) : step === 'run' ? (
        <ImportRunning item={item} />
      ) : (
        <ImportDone item={item} onMapAgain={() => showMapping(true)} />
      )}
    </div>
  );
}
