import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { TextInput } from '../../ui/field.js';
import { Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { ChurnReasonsDocument } from './value.graphql.js';

/** Why customers buy less or left, as people of the shop recorded it; each reason is the way to a segment of its customers. */
export function ChurnReasons() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [since, setSince] = useState('');
  const [until, setUntil] = useState('');
  const [asTable, setAsTable] = useState(false);
  const { data, previousData, error, refetch } = useQuery(ChurnReasonsDocument, {
    variables: { since: since || null, until: until || null },
  });
  const report = (data ?? previousData)?.churnReasonReport;
  const most = Math.max(...(report?.reasons ?? []).map(({ customers }) => customers), 1);
  return (
    <section className="vsec" aria-label={t('value.reasons')}>
      <div className="sec">
        <h2 className="over">{t('value.reasons')}</h2>
        <span className="sp" />
        {report && report.reasons.length > 0 && (
          <Button variant="link" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
            {t(asTable ? 'common.asChart' : 'common.asTable')}
          </Button>
        )}
      </div>
      <div className="rtools">
        <TextInput type="date" label={t('value.recordedSince')} value={since} onChange={({ target }) => setSince(target.value)} />
        <TextInput
          type="date"
          label={t('value.recordedUntil')}
          value={until}
          min={since || undefined}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!report && !error && <Skeleton lines={4} />}
      {report?.reasons.length === 0 && <p className="sm i2">{t('value.noReasons')}</p>}
      {report && report.reasons.length > 0 && (
        <>
          <p className="sm i2">{t('value.reasonsLede', { count: report.customers })}</p>
          {asTable ? (
            <Table caption={t('value.reasons')}>
              <thead>
                <tr>
                  <th scope="col">{t('value.reason')}</th>
                  <th scope="col" className="num">
                    {t('value.customers')}
                  </th>
                  <th scope="col" className="num">
                    {t('value.shareOfThem')}
                  </th>
                  <th scope="col" className="num">
                    {t('value.recorded')}
                  </th>
                  <th scope="col" className="num">
                    {t('value.stayedAway')}
                  </th>
                  {can('segments.edit') && <th scope="col">{t('value.act')}</th>}
                </tr>
              </thead>
              <tbody>
                {report.reasons.map((part) => (
                  <tr key={part.reason}>
                    <th scope="row">{t(`value.because.${part.reason}`)}</th>
                    <td className="num">{format.number(part.customers)}</td>
                    <td className="num">{format.percent(part.share, 0)}</td>
                    <td className="num">{format.number(part.records)}</td>
                    <td className="num">{format.number(part.stayedAway)}</td>
                    {can('segments.edit') && (
                      <td>
                        <Link to="/segments/new" search={{ text: part.condition }} className="link sm">
                          {t('value.makeSegment')}
                          <span className="vh"> {t(`value.because.${part.reason}`)}</span>
                        </Link>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </Table>
          ) : (
            <ul className="vbars">
              {report.reasons.map((part) => {
                const bar = (
                  <>
                    <span>{t(`value.because.${part.reason}`)}</span>
                    <span className="vbar" aria-hidden="true">
                      <span style={{ inlineSize: `${(part.customers / most) * 100}%` }} />
                    </span>
                    <span className="num">{format.number(part.customers)}</span>
                  </>
                );
                return (
                  <li key={part.reason}>
                    {can('segments.edit') ? (
                      <Link to="/segments/new" search={{ text: part.condition }}>
                        {bar}
                      </Link>
                    ) : (
                      <span>{bar}</span>
                    )}
                  </li>
                );
              })}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
