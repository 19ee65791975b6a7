import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Table } from '../../ui/table.js';
import { type Flow, lifeOrder } from './flow-layout.js';

/** The flow as a table: from each stage of the first day to each of the last. */
export function FlowTable({ flows, caption }: { readonly flows: readonly Flow[]; readonly caption: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const rows = [null, ...lifeOrder].filter((stage) => flows.some((flow) => (flow.from ?? null) === stage));
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t('lifecycle.fromTo')}</th>
          {lifeOrder.map((stage) => (
            <th scope="col" key={stage} className="num">
              {t(`lifecycle.stage.${stage}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((from) => (
          <tr key={from ?? 'NONE'}>
            <th scope="row">{t(`lifecycle.stage.${from ?? 'NONE'}`)}</th>
            {lifeOrder.map((to) => {
              const flow = flows.find((one) => (one.from ?? null) === from && one.to === to);
              return (
                <td key={to} className="num">
                  {!flow ? (
                    '–'
                  ) : can('segments.edit') ? (
                    <Link
                      to="/segments/new"
                      search={{ text: flow.condition, name: `${t(`lifecycle.stage.${from ?? 'NONE'}`)} → ${t(`lifecycle.stage.${to}`)}` }}
                      className="link sm"
                    >
                      {format.number(flow.customers)}
                      <span className="vh">
                        {' '}
                        {t('lifecycle.band', {
                          from: t(`lifecycle.stage.${from ?? 'NONE'}`),
                          to: t(`lifecycle.stage.${to}`),
                          count: flow.customers,
                        })}
                      </span>
                    </Link>
                  ) : (
                    format.number(flow.customers)
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
