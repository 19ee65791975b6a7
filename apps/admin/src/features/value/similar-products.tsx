import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Select, TextInput } from '../../ui/field.js';
import { EmptyState, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { FindProductsDocument, SimilarProductsDocument } from './value.graphql.js';

/** The products that the same customers buy as one that is chosen. */
export function SimilarProducts() {
  const t = useT();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useQuery(FindProductsDocument, { variables: { search: search || null } });
  const products = (found.data ?? found.previousData)?.products.nodes ?? [];
  const product = products.find(({ id }) => id === chosen)?.id ?? products[0]?.id;
  return (
    <>
      <div className="rtools">
        <TextInput type="search" label={t('value.findProduct')} value={search} onChange={({ target }) => setSearch(target.value)} />
        {product !== undefined && (
          <Select
            label={t('value.product')}
            value={product}
            options={products.map(({ id, name, externalId }) => ({ value: id, label: `${name} · ${externalId}` }))}
            onChange={setChosen}
          />
        )}
      </div>
      {found.error && <Trouble error={found.error} onRetry={() => void found.refetch()} />}
      {product !== undefined && <SimilarTo productId={product} />}
    </>
  );
}

function SimilarTo({ productId }: { readonly productId: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, refetch } = useQuery(SimilarProductsDocument, { variables: { productId } });
  const similar = data?.similarProducts;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!similar) return <Skeleton lines={8} />;
  if (similar.length === 0) return <EmptyState title={t('value.noSimilar')}>{t('value.noSimilarText')}</EmptyState>;
  return (
    <>
      <Table caption={t('value.together.similar')}>
        <thead>
          <tr>
            <th scope="col">{t('value.similarTo')}</th>
            <th scope="col" className="num">
              {t('value.likeness')}
            </th>
            <th scope="col" className="num">
              {t('value.buyersOfBoth')}
            </th>
            {can('segments.edit') && <th scope="col">{t('value.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {similar.map((one) => (
            <tr key={one.productId}>
              <th scope="row">{one.name}</th>
              <td className="num">{format.number(one.similarity, 3)}</td>
              <td className="num">{format.number(one.buyers)}</td>
              {can('segments.edit') && (
                <td>
                  <Link to="/segments/new" search={{ text: one.condition }} className="link sm">
                    {t('value.notThis')}
                    <span className="vh"> {one.name}</span>
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="xs i3">{t('value.similarNote')}</p>
    </>
  );
}
