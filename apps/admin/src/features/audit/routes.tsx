import './audit.css';
import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AuditLogQuery, AuditResult } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Icon } from '../../ui/icon.js';
import { More } from '../../ui/more.js';
import { Chip, type ChipTone, EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { AuditEntryDialog } from './audit-entry.js';
import { AuditFilters } from './audit-filters.js';
import { AuditProof } from './audit-proof.js';
import { AuditLogDocument } from './audit.graphql.js';
import { fileAddress, filterOf } from './filter-of.js';

export type Entry = AuditLogQuery['auditLog']['nodes'][number];
const tones: Record<AuditResult, ChipTone> = { OK: 'plain', REFUSED: 'warn', FAILED: 'not' };

/** Who did what with whose data, and the proof that nobody changed the record of it. */
export function AuditPage() {
  const t = useT();
  useCrumbs({ label: t('shell.audit') });
  const navigate = useNavigate({ from: '/audit' });
  const search = useSearch({ from: '/inside/audit' });
  const [opened, setOpened] = useState<Entry>();
  const { data, previousData, error, refetch, fetchMore } = useQuery(AuditLogDocument, {
    variables: { filter: filterOf(search) },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.auditLog;
  return (
    <div className="page">
      <PageHeader
        title={t('shell.audit')}
        lede={t('audit.lede')}
        actions={
          <a className="btn" href={fileAddress(search)} download>
            <Icon name="download" size={14} />
            {t('audit.export')}
          </a>
        }
      />
      <AuditProof onVerified={() => void refetch()} />
      <AuditFilters search={search} onChange={(next) => void navigate({ search: { ...search, ...next }, replace: true })} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!page && !error && <Skeleton lines={10} />}
      {page?.nodes.length === 0 && (
        <EmptyState title={t('audit.empty')} actions={<Button onClick={() => void navigate({ search: {} })}>{t('audit.clear')}</Button>}>
          {t('audit.emptyText')}
        </EmptyState>
      )}
      {page && page.nodes.length > 0 && (
        <>
          <Table caption={t('shell.audit')} className="audit">
            <thead>
              <tr>
                <th scope="col">{t('audit.when')}</th>
                <th scope="col">{t('audit.who')}</th>
                <th scope="col">{t('audit.what')}</th>
                <th scope="col">{t('audit.fields')}</th>
                <th scope="col" className="num">
                  {t('audit.rows')}
                </th>
                <th scope="col">{t('audit.result')}</th>
              </tr>
            </thead>
            <tbody>
              {page.nodes.map((entry) => (
                <EntryRow key={entry.id} entry={entry} onOpen={() => setOpened(entry)} />
              ))}
            </tbody>
          </Table>
          <More
            page={page.pageInfo}
            onMore={(after) =>
              fetchMore({
                variables: { after },
                updateQuery: (seen, { fetchMoreResult: next }) => ({ auditLog: joined(seen.auditLog, next.auditLog) }),
              })
            }
          >
            {t('audit.count', { count: page.totalCount })}
          </More>
        </>
      )}
      {opened && (
        <AuditEntryDialog
          entry={opened}
          onClose={() => setOpened(undefined)}
          onSubject={(subject) => {
            setOpened(undefined);
            void navigate({ search: { subject } });
          }}
        />
      )}
    </div>
  );
}

/** Fields that a row names before it says how many more. */
const shownFields = 3;

function EntryRow({ entry, onOpen }: { entry: Entry; onOpen: () => void }) {
  const t = useT();
  const format = useFormat();
  const { at, kind, action, actor, fields, rows, result, code } = entry;
  const rest = fields.length - shownFields;
  return (
    <tr>
      <th scope="row" className="when">
        <button type="button" className="link" onClick={onOpen}>
          {format.dateTime(at)}
          <span className="vh"> {t('audit.open')}</span>
        </button>
      </th>
      <td>{actor ?? <span className="i3">{t('audit.nobody')}</span>}</td>
      <td>
        {t(`audit.kind.${kind}`)} <code className="i2">{action}</code>
      </td>
      <td className="i2" title={format.list(fields)}>
        {fields.slice(0, shownFields).join(', ')}
        {rest > 0 && ` +${format.number(rest)}`}
      </td>
      <td className="num">{format.number(rows)}</td>
      <td>
        <Chip tone={tones[result]}>{t(`audit.result.${result}`)}</Chip>
        {code && <code className="i3 xs"> {code}</code>}
      </td>
    </tr>
  );
}
