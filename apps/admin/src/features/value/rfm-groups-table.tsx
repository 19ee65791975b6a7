import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { useNames } from '../../lib/value-names.js';
import { Table } from '../../ui/table.js';
import type { Grid } from './rfm-grid.js';

interface GroupsProps {
  readonly grid: Grid;
  /** The grid of now, where `grid` is of an earlier day. */
  readonly now?: Grid | undefined;
}

/** The eleven groups with their figures; beside an earlier day how many each has now. */
export function RfmGroupsTable({ grid, now }: GroupsProps) {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const can = useCan();
  const total = Number(grid.revenue.amount);
  const countNow = (group: string): number => now?.groups.find((one) => one.group === group)?.customers ?? 0;
  const moved = (by: number): string => (by === 0 ? '–' : `${by > 0 ? '▲' : '▼'} ${format.number(Math.abs(by))}`);
  return (
    <Table caption={t('value.groups')}>
      <thead>
        <tr>
          <th scope="col">{t('value.group')}</th>
          <th scope="col" className="num">
            {t('value.customers')}
          </th>
          {now && (
            <>
              <th scope="col" className="num">
                {t('value.now')}
              </th>
              <th scope="col" className="num">
                {t('value.change')}
              </th>
            </>
          )}
          <th scope="col" className="num">
            {t('value.revenue')}
          </th>
          <th scope="col" className="num">
            {t('value.share')}
          </th>
          <th scope="col" className="num">
            {t('value.median')}
          </th>
        </tr>
      </thead>
      <tbody>
        {grid.groups.map((part) => {
          const name = names.value('rfmGroup', part.group);
          return (
            <tr key={part.group}>
              <th scope="row">
                {can('segments.edit') ? (
                  <Link to="/segments/new" search={{ text: part.condition, name }} className="link sm">
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </th>
              <td className="num">{format.number(part.customers)}</td>
              {now && (
                <>
                  <td className="num">{format.number(countNow(part.group))}</td>
                  <td className="num">{moved(countNow(part.group) - part.customers)}</td>
                </>
              )}
              <td className="num">{format.money(part.revenue)}</td>
              <td className="num">{format.percent(total > 0 ? Number(part.revenue.amount) / total : 0)}</td>
              <td className="num">{part.customers > 0 ? format.money(part.medianSpent) : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
