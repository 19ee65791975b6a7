import './segments.css';
import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { localeOf } from '../../lib/preferences.js';
import { useCan } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Checkbox, TextInput } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Banner, EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { FirstSegment } from './first-segment.js';
import { SegmentTable } from './segment-table.js';
import { SegmentListDocument } from './segments.graphql.js';

const PAGE = 50;
const PAUSE_MS = 250;

/** Every segment with its size and how fresh it is; found by name or key, compared by ticking some. */
export function SegmentsPage() {
  const t = useT();
  const explain = useExplain();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { q, archived } = useSearch({ strict: false });
  const [text, setText] = useState(q ?? '');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  useCrumbs({ label: t('segments.title') });
  useEffect(() => {
    const pause = setTimeout(() => {
      if ((q ?? '') !== text.trim()) void navigate({ to: '/segments', search: { q: text.trim() || undefined, archived }, replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text, q, archived, navigate]);
  const { data, error, fetchMore, loading } = useQuery(SegmentListDocument, {
    variables: { search: q ?? null, archived: archived ?? false, first: PAGE, locale: localeOf(language) },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.segments;
  if (error) {
    return (
      <div className="page">
        <Banner tone="not">{explain(error)}</Banner>
      </div>
    );
  }
  const isFirst = list?.totalCount === 0 && q === undefined && !archived;
  if (isFirst && can('segments.edit')) return <FirstSegment />;
  return (
    <div className="page">
      <PageHeader
        title={t('segments.title')}
        actions={
          <>
            {ticked.length >= 2 && ticked.length <= 10 && (
              <Button onClick={() => void navigate({ to: '/segments/compare', search: { ids: ticked.join(',') } })}>
                {t('segments.list.compare', { count: ticked.length })}
              </Button>
            )}
            {can('segments.edit') && (
              <Link to="/segments/new" className="btn pri">
                {t('segments.new')}
              </Link>
            )}
          </>
        }
      />
      <div className="listbar">
        <TextInput
          label={t('segments.list.search')}
          hideLabel
          placeholder={t('segments.list.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          type="search"
        />
        <Checkbox
          label={t('segments.list.archived')}
          checked={archived ?? false}
          onChange={(on) => void navigate({ to: '/segments', search: { q, archived: on ? true : undefined } })}
        />
        <span className="sp" />
        {list && <span className="xs i3">{t('segments.list.count', { count: format.number(list.totalCount) })}</span>}
      </div>
      {!list && loading && <Skeleton lines={8} height={20} />}
      {list && list.nodes.length === 0 && <EmptyState title={t('segments.list.nothing')}>{t('segments.list.nothingHint')}</EmptyState>}
      {list && list.nodes.length > 0 && <SegmentTable segments={list.nodes} ticked={ticked} onTick={setTicked} />}
      {list && (
        <More
          page={list.pageInfo}
          onMore={(after) =>
            fetchMore({
              variables: { after },
              updateQuery: (seen, { fetchMoreResult: next }) => ({ ...seen, segments: joined(seen.segments, next.segments) }),
            })
          }
        />
      )}
    </div>
  );
}
