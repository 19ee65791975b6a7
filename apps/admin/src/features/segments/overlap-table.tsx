import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { localeOf } from '../../lib/preferences.js';
import { useCan } from '../../lib/session.js';
import { IconButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Banner, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { memberRule } from './overlap.js';
import { OverlapPairs, type ComparedSegment } from './overlap-pairs.js';
import { CompareSegmentsDocument, SegmentListDocument } from './segments.graphql.js';

interface OverlapTableProps {
  /** Two to ten segments. */
  ids: readonly string[];
  /** Takes one out of the comparison; the first stays. */
  onRemove?: (id: string) => void;
}

/** Every intersection that is not empty: a bar, its size, and a tick under each segment that is part of it. */
export function OverlapTable({ ids, onRemove }: OverlapTableProps) {
  const t = useT();
  const can = useCan();
  const explain = useExplain();
  const format = useFormat();
  const { language } = useLanguage();
  const { data, error } = useQuery(CompareSegmentsDocument, { variables: { ids: [...ids] }, fetchPolicy: 'no-cache' });
  const list = useQuery(SegmentListDocument, { variables: { first: 200, archived: false, search: null, locale: localeOf(language) } });
  if (error) return <Banner tone="not">{explain(error)}</Banner>;
  if (!data) return <Skeleton lines={5} height={20} />;
  if (!data.compareSegments) return null;
  const segments: ComparedSegment[] = ids.map(
    (id) => list.data?.segments.nodes.find((each) => each.id === id) ?? { id, name: '…', key: undefined },
  );
  const rows = data.compareSegments.intersections.toSorted((a, b) => b.count - a.count);
  const most = Math.max(...rows.map((row) => row.count), 1);
  const canMake = can('segments.edit') && segments.every(({ key }) => key !== undefined);
  /** "in these and not in those", for a segment made from one row. */
  const ruleOf = (inside: readonly string[]) =>
    memberRule(keysOf(segments.filter(({ id }) => inside.includes(id))), keysOf(segments.filter(({ id }) => !inside.includes(id))));
  return (
    <>
      <p className="xs i3">{t('segments.overlap.asOf', { time: format.time(data.compareSegments.asOf) })}</p>
      <Table caption={t('segments.overlap.title')} className="upset">
        <thead>
          <tr>
            <th scope="col">{t('segments.overlap.exactly')}</th>
            <th scope="col" className="num">
              {t('segments.overlap.customers')}
            </th>
            {segments.map((each, index) => (
              <th scope="col" key={each.id} className="mid">
                <Link to="/segments/$id" params={{ id: each.id }} className="cell">
                  {each.name}
                </Link>
                {onRemove && index > 0 && (
                  <IconButton icon="cross" label={t('segments.overlap.remove', { name: each.name })} onClick={() => onRemove(each.id)} />
                )}
              </th>
            ))}
            {canMake && (
              <th scope="col">
                <span className="vh">{t('segments.more')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const names = segments.filter((each) => row.segmentIds.includes(each.id)).map((each) => each.name);
            return (
              <tr key={row.segmentIds.join(' ')}>
                <th scope="row">
                  <span className="vh">{format.list(names)}</span>
                  <span className="track" aria-hidden="true">
                    <i style={{ width: `${(row.count / most) * 100}%` }} />
                  </span>
                </th>
                <td className="num">{format.number(row.count)}</td>
                {segments.map((each) => (
                  <td key={each.id} className="mid">
                    {row.segmentIds.includes(each.id) ? (
                      <>
                        <Icon name="check" />
                        <span className="vh">{t('common.yes')}</span>
                      </>
                    ) : (
                      <span className="i3" aria-label={t('common.no')} role="img">
                        ·
                      </span>
                    )}
                  </td>
                ))}
                {canMake && (
                  <td className="num">
                    <Link
                      to="/segments/new"
                      search={{ text: ruleOf(row.segmentIds) }}
                      className="link"
                      aria-label={t('segments.overlap.makeNamed', { names: format.list(names), count: format.number(row.count) })}
                    >
                      {t('segments.overlap.make')}
                    </Link>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </Table>
      {rows.length > 0 && <OverlapPairs segments={segments} intersections={rows} />}
      {rows.length === 0 && <p className="i3">{t('segments.overlap.nothing')}</p>}
    </>
  );
}

function keysOf(segments: readonly ComparedSegment[]): string[] {
  return segments.flatMap(({ key }) => (key === undefined ? [] : [key]));
}
