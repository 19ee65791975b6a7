import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { EmptyState, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { ProductRulesDocument } from './value.graphql.js';

/** Who buys two products together also buys a third, and the way to who bought the two and not the third. */
export function RulesTable({ minSupport, minConfidence }: { readonly minSupport: number; readonly minConfidence: number }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, previousData, error, refetch } = useQuery(ProductRulesDocument, { variables: { minSupport, minConfidence } });
  const table = (data ?? previousData)?.productRules;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!table) return <Skeleton lines={10} />;
  if (table.rules.length === 0) return <EmptyState title={t('value.noRules')}>{t('value.noPairsText')}</EmptyState>;
  return (
    <>
      <Table caption={t('value.together.rules')}>
        <thead>
          <tr>
            <th scope="col">{t('value.boughtBoth')}</th>
            <th scope="col">{t('value.also')}</th>
            <th scope="col" className="num">
              {t('value.orders')}
            </th>
            <th scope="col" className="num">
              {t('value.support')}
            </th>
            <th scope="col" className="num">
              {t('value.confidence')}
            </th>
            <th scope="col" className="num">
              {t('value.lift')}
            </th>
            {can('segments.edit') && <th scope="col">{t('value.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {table.rules.map((rule) => {
            const given = format.list(rule.givenNames);
            return (
              <tr key={`${rule.givenIds.join(' ')} ${rule.alsoId}`}>
                <th scope="row">{given}</th>
                <td>{rule.alsoName}</td>
                <td className="num">{format.number(rule.orders)}</td>
                <td className="num">{format.percent(rule.support)}</td>
                <td className="num">{format.percent(rule.confidence)}</td>
                <td className="num">{format.number(rule.lift, 2)}</td>
                {can('segments.edit') && (
                  <td>
                    <Link to="/segments/new" search={{ text: rule.condition }} className="link sm">
                      {t('value.notThird')}
                      <span className="vh"> {t('value.notYetOf', { given, also: rule.alsoName })}</span>
                    </Link>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <p className="xs i3">{t('value.rulesNote')}</p>
    </>
  );
}
