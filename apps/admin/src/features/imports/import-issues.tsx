import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { rowCodes } from '@regulars/graph';
import { useCallback } from 'react';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import type { ImportRecord } from './import-page.js';
import { ImportIssuesDocument } from './imports.graphql.js';
import { useIssueWords } from './issue-words.js';

function useProblem(): (code: string) => string {
  const t = useT();
  return useCallback(
    (code) => {
      const known = rowCodes.find((entry) => entry === code);
      if (!known) return t('imports.code.other', { code });
      const key: MessageKey = `imports.code.${known}`;
      return t(key);
    },
    [t],
  );
}

/** Problems by kind; a kind opens to its rows. */
export function ImportIssues({ item }: { item: ImportRecord }) {
  const t = useT();
  const format = useFormat();
  const problem = useProblem();
  const navigate = useNavigate({ from: '/imports/$id' });
  const { code: open } = useSearch({ from: '/inside/imports/$id' });
  if (item.issueCounts.length === 0) return <p className="sm i2">{t('imports.noIssues')}</p>;
  const codes = [...new Set(item.issueCounts.map((count) => count.code))];
  return (
    <>
      <Table caption={t('imports.issues')} className="err">
        <thead>
          <tr>
            <th scope="col">{t('imports.issue')}</th>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col" className="num">
              {t('imports.rowsTitle')}
            </th>
            <th scope="col">{t('imports.effect')}</th>
            <th scope="col">
              <span className="vh">{t('imports.look')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {item.issueCounts.map((count) => (
            <tr key={`${count.code} ${count.column} ${count.severity}`}>
              <th scope="row">{problem(count.code)}</th>
              <td className="i2">{count.column ?? t('imports.wholeRow')}</td>
              <td className="num strong">{format.number(count.count)}</td>
              <td className={count.severity === 'REJECTED' ? 'bad' : 'i2'}>{t(`imports.effect.${count.severity}`)}</td>
              <td className="act">
                <Button
                  variant="link"
                  aria-expanded={open === count.code}
                  onClick={() => void navigate({ search: open === count.code ? {} : { code: count.code }, replace: true })}
                >
                  {t(open === count.code ? 'imports.hide' : 'imports.look')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {open && codes.includes(open) && <IssueRows id={item.id} code={open} />}
    </>
  );
}

function IssueRows({ id, code }: { id: string; code: string }) {
  const t = useT();
  const format = useFormat();
  const problem = useProblem();
  const words = useIssueWords();
  const { data, error, refetch, fetchMore, loading } = useQuery(ImportIssuesDocument, {
    variables: { id, code },
    notifyOnNetworkStatusChange: true,
  });
  const issues = data?.import?.issues;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!issues) return <Skeleton lines={5} />;
  const more = () =>
    void fetchMore({
      variables: { after: issues.pageInfo.endCursor },
      updateQuery: (seen, { fetchMoreResult: next }) =>
        seen.import && next.import
          ? {
              import: {
                ...seen.import,
                issues: { ...next.import.issues, nodes: [...seen.import.issues.nodes, ...next.import.issues.nodes] },
              },
            }
          : seen,
    });
  return (
    <div className="rows">
      <h2 className="over">{t('imports.issueRows', { problem: problem(code) })}</h2>
      <Table caption={t('imports.issueRows', { problem: problem(code) })}>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('imports.line')}
            </th>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.value')}</th>
            <th scope="col">{t('imports.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {issues.nodes.map((issue) => (
            <tr key={`${issue.line} ${issue.column} ${issue.message}`}>
              <td className="num">{format.number(issue.line)}</td>
              <td className="i2">{issue.column ?? t('imports.wholeRow')}</td>
              <td>
                {issue.value ? (
                  <span className="old">{issue.value}</span>
                ) : (
                  <span className="i3">{issue.column === null ? '–' : t('imports.map.empty')}</span>
                )}
              </td>
              <td className="i2">{words(issue.message)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {issues.pageInfo.hasNextPage && (
        <Button size="small" loading={loading} onClick={more}>
          {t('common.more')}
        </Button>
      )}
    </div>
  );
}
