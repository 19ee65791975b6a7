import './value.css';
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Segmented } from '../../ui/choose.js';
import { Select } from '../../ui/field.js';
import { EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { RulesTable } from './rules-table.js';
import { SimilarProducts } from './similar-products.js';
import { ProductPairsDocument } from './value.graphql.js';

const views = ['pairs', 'rules', 'similar'] as const;

const supports = ['0.001', '0.002', '0.005', '0.01', '0.02', '0.05'] as const;
const confidences = ['0.05', '0.1', '0.2', '0.3', '0.5'] as const;

/** Products bought together, and the way to who bought the one and not the other. */
export function PairsPage() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  useCrumbs({ label: t('value.pairs') });
  const [view, setView] = useState<(typeof views)[number]>('pairs');
  const [support, setSupport] = useState<(typeof supports)[number]>('0.001');
  const [confidence, setConfidence] = useState<(typeof confidences)[number]>('0.05');
  const { data, previousData, error, refetch } = useQuery(ProductPairsDocument, {
    variables: { minSupport: Number(support), minConfidence: Number(confidence) },
    skip: view !== 'pairs',
  });
  const table = (data ?? previousData)?.productPairs;
  return (
    <div className="page">
      <PageHeader title={t('value.pairs')} lede={table && t('value.pairsLede', { count: table.orders })} />
      <div className="rtools">
        <Segmented
          label={t('value.togetherView')}
          value={view}
          options={views.map((key) => ({ key, label: t(`value.together.${key}`) }))}
          onChange={setView}
        />
      </div>
      {view === 'similar' ? (
        <SimilarProducts />
      ) : (
        <>
          <div className="rtools">
            <Select
              label={t('value.minSupport')}
              value={support}
              options={supports.map((value) => ({ value, label: format.percent(Number(value)) }))}
              onChange={setSupport}
            />
            <Select
              label={t('value.minConfidence')}
              value={confidence}
              options={confidences.map((value) => ({ value, label: format.percent(Number(value), 0) }))}
              onChange={setConfidence}
            />
          </div>
          {view === 'rules' && <RulesTable minSupport={Number(support)} minConfidence={Number(confidence)} />}
          {view === 'pairs' && error && <Trouble error={error} onRetry={() => void refetch()} />}
          {view === 'pairs' && !table && !error && <Skeleton lines={10} />}
          {view === 'pairs' && table?.pairs.length === 0 && <EmptyState title={t('value.noPairs')}>{t('value.noPairsText')}</EmptyState>}
          {view === 'pairs' && table && table.pairs.length > 0 && (
            <>
              <Table caption={t('value.pairs')}>
                <thead>
                  <tr>
                    <th scope="col">{t('value.bought')}</th>
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
                  {table.pairs.map((pair) => (
                    <tr key={`${pair.givenId} ${pair.alsoId}`}>
                      <th scope="row">{pair.givenName}</th>
                      <td>{pair.alsoName}</td>
                      <td className="num">{format.number(pair.orders)}</td>
                      <td className="num">{format.percent(pair.support)}</td>
                      <td className="num">{format.percent(pair.confidence)}</td>
                      <td className="num">{format.number(pair.lift, 2)}</td>
                      {can('segments.edit') && (
                        <td>
                          <Link to="/segments/new" search={{ text: pair.condition }} className="link sm">
                            {t('value.notYet')}
                            <span className="vh"> {t('value.notYetOf', { given: pair.givenName, also: pair.alsoName })}</span>
                          </Link>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </Table>
              <p className="xs i3">{t('value.pairsNote')}</p>
            </>
          )}
        </>
      )}
    </div>
  );
}
