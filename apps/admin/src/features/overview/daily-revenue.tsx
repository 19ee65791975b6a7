import { useMemo, useState } from 'react';
import type { OverviewQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Table } from '../../ui/table.js';

/** One bar and its gaps, in units of the drawing. */
const step = 10;
const height = 100;

interface Day {
  day: string;
  revenue: number;
  orders: number;
}

/** Every day of the window in order, also those without a sale. */
function everyDay(table: OverviewQuery['daily'], since: string): Day[] {
  const at = (name: string) => table.measures.findIndex((measure) => measure === name);
  const sold = new Map(table.rows.map((row) => [row.keys[0]?.slice(0, 10), row.values]));
  return Array.from({ length: 30 }, (_, offset) => {
    const day = new Date(Date.parse(`${since}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
    const values = sold.get(day);
    return { day, revenue: Number(values?.[at('REVENUE')] ?? 0), orders: Number(values?.[at('ORDERS')] ?? 0) };
  });
}

/** Above its bar; the share of its own width by which it moves back keeps it within the drawing at both ends. */
const peakPlace = (share: number) => ({ left: `${share * 100}%`, transform: `translateX(-${share * 100}%)` });

/** Thirty bars with the highest named, and the same as a table. */
export function DailyRevenue({ table, since, currency }: { table: OverviewQuery['daily']; since: string; currency: string }) {
  const t = useT();
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const days = useMemo(() => everyDay(table, since), [table, since]);
  const most = days.reduce<Day | undefined>((best, day) => (day.revenue > (best?.revenue ?? 0) ? day : best), undefined);
  const money = (amount: number) => format.moneyShort({ amount: String(amount), currency });
  const short = (day: string) => format.calendarDate(day);
  const tall = (revenue: number) => (most ? Math.max(0, (revenue / most.revenue) * height) : 0);
  const first = days[0]?.day ?? since;
  const last = days.at(-1)?.day ?? since;

  return (
    <section>
      <div className="sec">
        <h2 className="over">{t('overview.chart')}</h2>
        <span className="xs i3">{t('overview.last30')}</span>
        <span className="sp" />
        {most && (
          <Button variant="link" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
            {t(asTable ? 'common.asChart' : 'common.asTable')}
          </Button>
        )}
      </div>
      {!most ? (
        <p className="sm i2">{t('overview.nothingSold', { from: short(first), until: short(last) })}</p>
      ) : asTable ? (
        <div className="twin">
          <Table caption={t('overview.chart')}>
            <thead>
              <tr>
                <th scope="col">{t('overview.day')}</th>
                <th scope="col" className="num">
                  {t('overview.revenue')}
                </th>
                <th scope="col" className="num">
                  {t('overview.orders')}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map((day) => (
                <tr key={day.day}>
                  <th scope="row">{short(day.day)}</th>
                  <td className="num">{format.money({ amount: String(day.revenue), currency })}</td>
                  <td className="num">{format.number(day.orders)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      ) : (
        <div
          className="daily"
          role="img"
          aria-label={t('overview.chartLabel', { from: short(first), until: short(last), most: money(most.revenue), day: short(most.day) })}
        >
          <span className="peak" style={peakPlace((days.indexOf(most) + 0.5) / days.length)}>
            {money(most.revenue)}
          </span>
          <svg viewBox={`0 0 ${days.length * step} ${height}`} preserveAspectRatio="none" aria-hidden="true">
            {days.map((day, at) => (
              <rect
                key={day.day}
                x={at * step + 1}
                width={step - 2}
                y={height - tall(day.revenue)}
                height={tall(day.revenue)}
                className={day === most ? 'most' : undefined}
              >
                <title>{`${short(day.day)}: ${money(day.revenue)}`}</title>
              </rect>
            ))}
          </svg>
          <p className="ends">
            <span>{short(first)}</span>
            <span>{short(last)}</span>
          </p>
        </div>
      )}
    </section>
  );
}
