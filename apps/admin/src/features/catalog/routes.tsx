import './catalog.css';
import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ProductsQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { useT, useWords } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { TextInput } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Chip, EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { CategoriesDocument, ProductsDocument } from './catalog.graphql.js';
import { type Branch, branchesOf } from './category-tree.js';
import { EditProductsDialog } from './edit-products.js';
import { RenameCategory } from './rename-category.js';

type Product = ProductsQuery['products']['nodes'][number];
const pause = 300;

/** The shop's products by category, to look at and to put in order. */
export function CataloguePage() {
  const t = useT();
  const words = useWords();
  useCrumbs({ label: t('shell.catalogue') });
  const navigate = useNavigate({ from: '/catalogue' });
  const search = useSearch({ from: '/inside/catalogue' });
  const { q, category, loose } = search;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState(false);
  const { data, previousData, error, refetch, fetchMore } = useQuery(ProductsDocument, {
    variables: { search: q, category, uncategorised: loose },
  });
  const { data: shelves } = useQuery(CategoriesDocument);
  const page = (data ?? previousData)?.products;
  const branches = branchesOf(shelves?.categories.nodes ?? []);
  const here = branches.find((branch) => branch.category.key === category);
  const change = (next: Partial<typeof search>) => {
    setChosen(new Set());
    void navigate({ search: { ...search, ...next } });
  };
  const shown = page?.nodes ?? [];
  const allChosen = shown.length > 0 && shown.every(({ id }) => chosen.has(id));

  return (
    <div className="page">
      <PageHeader
        title={here ? words(here.category.name) : t('shell.catalogue')}
        lede={page && t('catalogue.lede', { count: page.totalCount })}
        actions={here && <RenameCategory category={here.category} />}
      />
      <div className="shelves">
        <CategoryList branches={branches} loose={shelves?.products.totalCount} />
        <section aria-label={t('shell.catalogue')}>
          <div className="tools">
            <SearchBox key={q ?? ''} value={q ?? ''} onChange={(next) => change({ q: next })} />
            {chosen.size > 0 && (
              <>
                <span className="i2">{t('catalogue.chosen', { count: chosen.size })}</span>
                <Button variant="primary" icon="pencil" onClick={() => setEditing(true)}>
                  {t('catalogue.edit')}
                </Button>
              </>
            )}
          </div>
          {error && <Trouble error={error} onRetry={() => void refetch()} />}
          {!page && !error && <Skeleton lines={12} />}
          {page?.nodes.length === 0 && <NoProducts isLoose={loose === true} isSearch={q !== undefined || category !== undefined} />}
          {shown.length > 0 && (
            <Table caption={t('shell.catalogue')}>
              <thead>
                <tr>
                  <th scope="col">
                    <input
                      type="checkbox"
                      aria-label={t('catalogue.chooseAll')}
                      checked={allChosen}
                      onChange={() => setChosen(new Set(allChosen ? [] : shown.map(({ id }) => id)))}
                    />
                  </th>
                  <th scope="col">{t('catalogue.product')}</th>
                  <th scope="col">{t('catalogue.number')}</th>
                  <th scope="col">{t('catalogue.category')}</th>
                  <th scope="col">{t('catalogue.brand')}</th>
                  <th scope="col">{t('catalogue.facets')}</th>
                  <th scope="col">{t('catalogue.tags')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((product) => (
                  <ProductRow
                    key={product.id}
                    product={product}
                    isChosen={chosen.has(product.id)}
                    onChoose={() =>
                      setChosen(new Set(chosen.has(product.id) ? [...chosen].filter((id) => id !== product.id) : [...chosen, product.id]))
                    }
                  />
                ))}
              </tbody>
            </Table>
          )}
          {page && (
            <More
              page={page.pageInfo}
              onMore={(after) =>
                fetchMore({
                  variables: { after },
                  updateQuery: (seen, { fetchMoreResult: next }) => ({ products: joined(seen.products, next.products) }),
                })
              }
            />
          )}
        </section>
      </div>
      {editing && (
        <EditProductsDialog
          ids={[...chosen]}
          branches={branches}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            setChosen(new Set());
          }}
        />
      )}
    </div>
  );
}

function ProductRow({ product, isChosen, onChoose }: { product: Product; isChosen: boolean; onChoose: () => void }) {
  const t = useT();
  const words = useWords();
  return (
    <tr>
      <td>
        <input type="checkbox" aria-label={t('catalogue.choose', { name: product.name })} checked={isChosen} onChange={onChoose} />
      </td>
      <th scope="row">{product.name}</th>
      <td className="i2">{product.externalId}</td>
      <td className="i2">{product.category ? words(product.category.name) : <Chip tone="warn">{t('catalogue.loose')}</Chip>}</td>
      <td className="i2">{product.brand ?? '–'}</td>
      <td className="i2">{product.facets.map(({ value }) => value).join(' · ') || '–'}</td>
      <td>
        {product.tags.map((tag) => (
          <Chip key={tag} tone="line">
            {tag}
          </Chip>
        ))}
      </td>
    </tr>
  );
}

function CategoryList({ branches, loose }: { branches: readonly Branch[]; loose: number | undefined }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { category, loose: onlyLoose } = useSearch({ from: '/inside/catalogue' });
  return (
    <nav aria-label={t('catalogue.tree')} className="tree">
      <Link to="/catalogue" search={{}} aria-current={!category && !onlyLoose ? 'page' : undefined}>
        {t('catalogue.all')}
      </Link>
      {loose !== undefined && (
        <Link to="/catalogue" search={{ loose: true }} aria-current={onlyLoose ? 'page' : undefined}>
          <span>{t('catalogue.loose')}</span>
          <b>{format.number(loose)}</b>
        </Link>
      )}
      {branches.map(({ category: { key, name }, depth, products }) => (
        <Link
          key={key}
          to="/catalogue"
          search={{ category: key }}
          aria-current={category === key ? 'page' : undefined}
          style={{ paddingLeft: 10 + depth * 16 }}
        >
          <span>{words(name)}</span>
          <b>{format.number(products)}</b>
        </Link>
      ))}
    </nav>
  );
}

function SearchBox({ value, onChange }: { value: string; onChange: (next: string | undefined) => void }) {
  const t = useT();
  const [text, setText] = useState(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => latest.current(text.trim() || undefined), pause);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <TextInput
      type="search"
      label={t('catalogue.search')}
      hideLabel
      placeholder={t('catalogue.search')}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

function NoProducts({ isLoose, isSearch }: { isLoose: boolean; isSearch: boolean }) {
  const t = useT();
  if (isSearch) return <EmptyState title={t('catalogue.noMatch')}>{t('catalogue.noMatchText')}</EmptyState>;
  if (isLoose) return <EmptyState title={t('catalogue.allSorted')}>{t('catalogue.allSortedText')}</EmptyState>;
  return (
    <EmptyState
      title={t('catalogue.empty')}
      actions={
        <Link to="/imports/new" className="btn pri">
          {t('palette.newImport')}
        </Link>
      }
    >
      {t('catalogue.emptyText')}
    </EmptyState>
  );
}
