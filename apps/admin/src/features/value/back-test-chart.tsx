import { useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Table } from '../../ui/table.js';
import type { Model } from './value-page.js';

const height = 120;
const step = 40;

/** Expected against bought in the weeks a fit did not see, by tenths of customers, and the same as a table. */
export function BackTestChart({ test }: { test: NonNullable<Model['backTest']> }) {
  const t = useT();
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const most = Math.max(...test.tenths.flatMap(({ expected, bought }) => [expected, bought]), 1e-9);
  const tall = (value: number): number => (value / most) * height;
  const share = test.bought > 0 ? test.expected / test.bought - 1 : 0;
  const summary = t('value.backTestSaid', {
    date: format.calendarDate(test.splitDay),
    expected: format.number(test.expected),
    bought: format.number(test.bought),
    off: format.percent(Math.abs(share)),
    way: share < 0 ? 'less' : 'more',
  });
  return (
    <section className="vsec">
      <div className="sec">
        <h2 className="over">{t('value.backTest')}</h2>
        <span className="sp" />
        <Button variant="link" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
          {t(asTable ? 'common.asChart' : 'common.asTable')}
        </Button>
      </div>
      <p className="sm i2">{summary}</p>
      {asTable ? (
        <Table caption={t('value.backTest')}>
          <thead>
            <tr>
              <th scope="col">{t('value.tenth')}</th>
              <th scope="col" className="num">
                {t('value.customers')}
              </th>
              <th scope="col" className="num">
                {t('value.expectedEach')}
              </th>
              <th scope="col" className="num">
                {t('value.boughtEach')}
              </th>
            </tr>
          </thead>
          <tbody>
            {test.tenths.map((tenth, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a tenth is its place
              <tr key={at}>
                <th scope="row">{at + 1}</th>
                <td className="num">{format.number(tenth.customers)}</td>
                <td className="num">{format.number(tenth.expected, 2)}</td>
                <td className="num">{format.number(tenth.bought, 2)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <>
          <svg
            className="vtest"
            viewBox={`0 0 ${test.tenths.length * step} ${height}`}
            role="img"
            aria-label={summary}
            preserveAspectRatio="none"
          >
            {test.tenths.map((tenth, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a tenth is its place
              <g key={at}>
                <rect className="exp" x={at * step + 4} width={15} y={height - tall(tenth.expected)} height={tall(tenth.expected)} />
                <rect className="act" x={at * step + 21} width={15} y={height - tall(tenth.bought)} height={tall(tenth.bought)} />
              </g>
            ))}
          </svg>
          <p className="vkeys xs i2">
            <span className="exp">{t('value.expectedEach')}</span>
            <span className="act">{t('value.boughtEach')}</span>
          </p>
        </>
      )}
    </section>
  );
}
