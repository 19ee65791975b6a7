import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Table } from '../../ui/table.js';
import { type AnswerRow, changeOf } from './answer-rows.js';
import type { Asked } from './asked.js';
import type { useAnswerWords } from './use-answer-words.js';

const mostRows = 500;

interface AnswerTableProps {
  readonly caption: string;
  readonly asked: Asked;
  readonly rows: readonly AnswerRow[];
  readonly words: ReturnType<typeof useAnswerWords>;
}

/** The figures of a question as a table, with what each is held against. */
export function AnswerTable({ caption, asked, rows, words }: AnswerTableProps) {
  const t = useT();
  const format = useFormat();
  if (asked.dimensions.length === 0) return null;
  if (rows.length === 0) return <p className="sm i2">{t('analytics.nothing')}</p>;
  const isHeldAgainst = rows[0]?.before !== undefined;
  return (
    <>
      <Table caption={caption}>
        <thead>
          <tr>
            {asked.dimensions.map((dimension) => (
              <th scope="col" key={dimension}>
                {t(`analytics.by.${dimension}`)}
              </th>
            ))}
            {asked.measures.map((measure) => (
              <th scope="col" key={measure} className="num">
                {t(`analytics.measure.${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row) => (
            <tr key={row.keys.join(' ')}>
              {row.keys.map((key, at) => {
                const dimension = asked.dimensions[at] ?? 'DAY';
                return at === 0 ? (
                  <th scope="row" key={dimension}>
                    {words.key(dimension, key)}
                  </th>
                ) : (
                  <td key={dimension}>{words.key(dimension, key)}</td>
                );
              })}
              {asked.measures.map((measure, at) => {
                const change = changeOf(row.values[at] ?? null, row.before?.[at]);
                return (
                  <td key={measure} className="num">
                    {words.figure(measure, row.values[at] ?? null)}
                    {isHeldAgainst && (
                      <small className="was">
                        {change === null
                          ? words.figure(measure, row.before?.[at] ?? null)
                          : `${change < 0 ? '▼' : '▲'} ${format.percent(Math.abs(change))}`}
                      </small>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > mostRows && <p className="xs i3">{t('analytics.firstRows', { count: mostRows, total: rows.length })}</p>}
    </>
  );
}
