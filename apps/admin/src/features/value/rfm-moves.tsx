import { useQuery } from '@apollo/client/react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useNames } from '../../lib/value-names.js';
import { Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { RfmMovesDocument } from './value.graphql.js';

const shown = 20;

/** From which group to which customers went between two days, the most first; who stayed is left out. */
export function RfmMoves({ from, to }: { readonly from: string; readonly to: string }) {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const { data, error, refetch } = useQuery(RfmMovesDocument, { variables: { from, to } });
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const moves = data.rfmMoves.filter((move) => move.from !== move.to);
  const stayed = data.rfmMoves.reduce((sum, move) => sum + (move.from === move.to ? move.customers : 0), 0);
  const nameOf = (group: string | null | undefined): string => (group == null ? t('value.noGroup') : names.value('rfmGroup', group));
  return (
    <>
      <p className="sm i2">{t('value.stayed', { count: stayed })}</p>
      <Table caption={t('value.moves', { from: format.calendarDate(from), to: format.calendarDate(to) })}>
        <thead>
          <tr>
            <th scope="col">{t('value.movedFrom')}</th>
            <th scope="col">{t('value.movedTo')}</th>
            <th scope="col" className="num">
              {t('value.customers')}
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.slice(0, shown).map((move) => (
            <tr key={`${move.from} ${move.to}`}>
              <th scope="row">{nameOf(move.from)}</th>
              <td>→ {nameOf(move.to)}</td>
              <td className="num">{format.number(move.customers)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
