import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { rowCodes } from '@regulars/graph';
import { useCallback } from 'react';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { More } from '../../ui/more.js';
import { Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { CorrectValues } from './import-corrections.js';
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

type IssueCount = ImportRecord['issueCounts'][number];

/** The counts of one code together, in the order in which their first stands. */
function byCode(counts: readonly IssueCount[]): readonly (readonly [string, readonly IssueCount[]])[] {
  const groups = new Map<string, IssueCount[]>();
  for (const count of counts) groups.set(count.code, [...(groups.get(count.code) ?? []), count]);
  return [...groups];
}

/** Problems by kind; a kind opens to its rows, below itself. */
export function ImportIssues({ item }: { item: ImportRecord }) {
  const t = useT();
  const format = useFormat();
  const problem = useProblem();
  const navigate = useNavigate({ from: '/imports/$id' });
  const { code: open } = useSearch({ from: '/inside/imports/$id' });
  if (item.issueCounts.length === 0) return <p className="sm i2">{t('imports.noIssues')}</p>;
  return (
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
      {byCode(item.issueCounts).map(([code, counts]) => (
        <tbody key={code}>
          {counts.map((count, at) => (
            <tr key={`${count.column} ${count.severity}`}>
              {at === 0 && (
                <th scope="rowgroup" rowSpan={counts.length}>
                  {problem(code)}
                </th>
              )}
              <td className="i2">{count.column ?? t('imports.wholeRow')}</td>
              <td className="num strong">{format.number(count.count)}</td>
              <td className={count.severity === 'REJECTED' ? 'bad' : 'i2'}>{t(`imports.effect.${count.severity}`)}</td>
              {at === 0 && (
                <td className="act" rowSpan={counts.length}>
                  <Button
                    variant="link"
                    aria-expanded={open === code}
                    onClick={() => void navigate({ search: open === code ? {} : { code }, replace: true, resetScroll: false })}
                  >
                    {t(open === code ? 'imports.hide' : 'imports.look')}
                    <span className="vh"> {problem(code)}</span>
                  </Button>
                </td>
              )}
            </tr>
          ))}
          {open === code && (
            <tr className="exp">
              <td colSpan={5} className="pad">
                {item.state === 'CHECKED' && <CorrectValues id={item.id} code={code} />}
                <IssueRows id={item.id} code={code} />
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </Table>
  );
}

function IssueRows({ id, code }: { id: string; code: string }) {
  const t = useT();
  const format = useFormat();
  const problem = useProblem();
  const words = useIssueWords();
  const { data, error, refetch, fetchMore } = useQuery(ImportIssuesDocument, {
    variables: { id, code },
  });
  const issues = data?.import?.issues;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!issues) return <Skeleton lines={5} />;
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
      <More
        page={issues.pageInfo}
        onMore={(after) =>
          fetchMore({
            variables: { after },
            updateQuery: (seen, { fetchMoreResult: next }) =>
              seen.import && next.import ? { import: { ...seen.import, issues: joined(seen.import.issues, next.import.issues) } } : seen,
          })
        }
      />
    </div>
  );
}
