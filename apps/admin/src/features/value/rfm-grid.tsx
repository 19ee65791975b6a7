import type { CSSProperties } from 'react';
import type { RfmGridQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useNames } from '../../lib/value-names.js';
import { Icon } from '../../ui/icon.js';
import { keyOf } from './rfm-selection.js';

export type Grid = RfmGridQuery['rfmGrid'];
export type GridCell = Grid['cells'][number];
export type Shade = 'customers' | 'revenue' | 'median';

const five = [1, 2, 3, 4, 5] as const;
const steps = 6;

const figureOf = (cell: GridCell, shade: Shade): number =>
  shade === 'customers' ? cell.customers : Number(shade === 'revenue' ? cell.revenue.amount : cell.medianSpent.amount);

/** The step of the scale of a figure among all, 0 to 6. */
const stepOf = (figure: number, most: number): number => (figure <= 0 || most <= 0 ? 0 : Math.ceil((steps * figure) / most));

interface RfmGridProps {
  readonly grid: Grid;
  readonly shade: Shade;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (cell: GridCell) => void;
}

/** The picture of recency and frequency: a table whose every cell is a button with its figures in words. */
export function RfmGridTable({ grid, shade, chosen, onToggle }: RfmGridProps) {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const cells = new Map(grid.cells.map((cell) => [keyOf(cell), cell]));
  const most = Math.max(...grid.cells.map((cell) => figureOf(cell, shade)));
  const share = (cell: GridCell): number =>
    Number(grid.revenue.amount) > 0 ? Number(cell.revenue.amount) / Number(grid.revenue.amount) : 0;
  const groupAt = (recency: number, frequency: number) => cells.get(keyOf({ recency, frequency }))?.group;
  const edges = ({ recency, frequency, group }: GridCell): string =>
    [
      groupAt(recency - 1, frequency) !== group && 'nl',
      groupAt(recency + 1, frequency) !== group && 'nr',
      groupAt(recency, frequency + 1) !== group && 'nt',
      groupAt(recency, frequency - 1) !== group && 'nb',
    ]
      .filter(Boolean)
      .join(' ');
  const isFirst = ({ recency, frequency, group }: GridCell): boolean =>
    groupAt(recency - 1, frequency) !== group && groupAt(recency, frequency + 1) !== group;

  return (
    <table className="rgrid">
      <caption className="vh">{t('value.grid')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t('value.frequency')}</span>
          </th>
          {five.map((recency) => (
            <th scope="col" key={recency}>
              <b>R {recency}</b>
              {daysRange(grid.cuts.recency, recency, t)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {five.toReversed().map((frequency) => (
          <tr key={frequency}>
            <th scope="row">
              <b>F {frequency}</b>
              {ordersRange(grid.cuts.frequency, frequency, t)}
            </th>
            {five.map((recency) => {
              const cell = cells.get(keyOf({ recency, frequency }));
              if (!cell) return null;
              const step = stepOf(figureOf(cell, shade), most);
              const colours = {
                '--bg': `var(--r-seq-${step})`,
                '--fg': `var(--r-seq-ink-${step > 3 ? 'hi' : 'lo'})`,
              } as CSSProperties;
              const isChosen = chosen.has(keyOf(cell));
              return (
                <td key={recency} className={edges(cell)} style={colours}>
                  {isFirst(cell) && (
                    <span className="nm" aria-hidden="true">
                      {names.value('rfmGroup', cell.group)}
                    </span>
                  )}
                  <button type="button" aria-pressed={isChosen} onClick={() => onToggle(cell)}>
                    <span className="vh">{t('value.cell', { group: names.value('rfmGroup', cell.group), recency, frequency })}</span>{' '}
                    <span className="c">{format.number(cell.customers)}</span>
                    <span className="m">
                      {cell.customers > 0 ? `${format.percent(share(cell))} · ${format.moneyShort(cell.medianSpent)}` : '–'}
                    </span>
                    {isChosen && (
                      <span className="tick">
                        <Icon name="check" size={10} />
                      </span>
                    )}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type T = ReturnType<typeof useT>;

/** `4 to 7 orders` of a frequency score; a value equal to a cut point belongs below it. */
function ordersRange(cuts: readonly number[], score: number, t: T): string {
  const [from, to] = [(cuts[score - 2] ?? 0) + 1, cuts[score - 1]];
  if (to === undefined) return t('value.orders.over', { from });
  if (to < from) return t('value.nobody');
  return from === to ? t('value.orders.one', { count: from }) : t('value.orders.range', { from, to });
}

/** `36 to 75 days` of a recency score; 5 is the latest. */
function daysRange(cuts: readonly number[], score: number, t: T): string {
  const fifth = 6 - score;
  const [from, to] = [fifth === 1 ? 0 : (cuts[fifth - 2] ?? 0) + 1, cuts[fifth - 1]];
  if (to === undefined) return t('value.days.over', { from: from - 1 });
  if (to < from) return t('value.nobody');
  return fifth === 1 ? t('value.days.first', { to }) : t('value.days.range', { from, to });
}
