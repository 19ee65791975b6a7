import { useMemo } from 'react';
import { toCsv } from '../../lib/csv.js';
import { downloadText } from '../../lib/download.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { tableOf } from './answer-table.js';

const shown = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

export function AnswerAsTable({ answer }: { answer: unknown }) {
  const t = useT();
  const table = useMemo(() => tableOf(answer), [answer]);
  if (!table) return <EmptyState title={t('playground.noTable')}>{t('playground.noTableText')}</EmptyState>;
  const caption = t('playground.tableOf', { path: table.path, count: table.rows.length });
  const csv = () => toCsv([table.columns, ...table.rows.map((row) => table.columns.map((column) => row[column]))]);
  const numeric = (column: string) => table.rows.some((row) => typeof row[column] === 'number');
  return (
    <div className="answer">
      <div className="sec">
        <h2 className="over">{caption}</h2>
        <span className="sp" />
        <Button icon="download" onClick={() => downloadText('answer.csv', csv())}>
          {t('playground.csv')}
        </Button>
      </div>
      <Table caption={caption}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col" className={numeric(column) ? 'num' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- an answer has no key of its own and never moves
            <tr key={at}>
              {table.columns.map((column) => (
                <td key={column} className={numeric(column) ? 'num' : undefined}>
                  {shown(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
