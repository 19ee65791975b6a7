import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { useNames } from '../../lib/value-names.js';
import { Button } from '../../ui/button.js';
import { Count } from '../../ui/show.js';
import type { Grid, GridCell } from './rfm-grid.js';
import { conditionOf } from './rfm-selection.js';

interface PanelProps {
  readonly grid: Grid;
  readonly cells: readonly GridCell[];
  /** Whether the grid is of an earlier day: conditions ask the scores of now. */
  readonly isPast: boolean;
  readonly onClear: () => void;
}

/** What is chosen, of which groups, and the way to a segment of it. */
export function RfmPanel({ grid, cells, isPast, onClear }: PanelProps) {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const can = useCan();
  const sum = (part: (cell: GridCell) => number): number => cells.reduce((total, cell) => total + part(cell), 0);
  const condition = conditionOf(cells);
  const groups = [...new Set(cells.map(({ group }) => group))];
  const revenue = sum((cell) => Number(cell.revenue.amount));
  return (
    <aside className="rside" aria-label={t('value.chosen')}>
      <h2 className="over">{cells.length === 0 ? t('value.everybody') : t('value.cells', { count: cells.length })}</h2>
      <div aria-live="polite">
        <Count
          value={cells.length === 0 ? grid.customers : sum(({ customers }) => customers)}
          state="exact"
          asOf={grid.asOf ?? undefined}
        />
      </div>
      {cells.length === 0 ? (
        <p className="sm i2">{t('value.how')}</p>
      ) : (
        <>
          <p className="sm i2">
            {t('value.bring', { share: format.percent(Number(grid.revenue.amount) > 0 ? revenue / Number(grid.revenue.amount) : 0) })}
          </p>
          <dl className="rsum">
            {groups.map((group) => (
              <div key={group}>
                <dt>{names.value('rfmGroup', group)}</dt>
                <dd>{format.number(sum((cell) => (cell.group === group ? cell.customers : 0)))}</dd>
              </div>
            ))}
          </dl>
          {isPast && <p className="sm i2">{t('value.pastNote')}</p>}
          <div className="acts2">
            {can('segments.edit') && condition !== undefined && (
              <Link
                to="/segments/new"
                search={{ text: condition, name: format.list(groups.map((group) => names.value('rfmGroup', group))) }}
                className="btn pri"
              >
                {t('value.makeSegment')}
              </Link>
            )}
            <Button onClick={onClear}>{t('value.clear')}</Button>
          </div>
        </>
      )}
    </aside>
  );
}
