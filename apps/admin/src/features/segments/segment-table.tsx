import { Link } from '@tanstack/react-router';
import type { SegmentListQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Chip } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { FreshnessChip } from './freshness-chip.js';

interface SegmentTableProps {
  segments: SegmentListQuery['segments']['nodes'];
  /** Ids chosen for a comparison. */
  ticked: readonly string[];
  onTick: (ids: readonly string[]) => void;
}

export function SegmentTable({ segments, ticked, onTick }: SegmentTableProps) {
  const t = useT();
  const format = useFormat();
  return (
    <Table caption={t('segments.title')} className="segs">
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t('segments.list.tick')}</span>
          </th>
          <th scope="col">{t('segments.list.name')}</th>
          <th scope="col">{t('segments.list.rule')}</th>
          <th scope="col" className="num">
            {t('segments.list.size')}
          </th>
          <th scope="col">{t('segments.list.freshness')}</th>
          <th scope="col">{t('segments.list.owner')}</th>
          <th scope="col">{t('segments.list.updated')}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={segment.id}>
            <td>
              <input
                type="checkbox"
                className="tick"
                aria-label={t('segments.list.tickNamed', { name: segment.name })}
                checked={ticked.includes(segment.id)}
                onChange={(event) => onTick(event.target.checked ? [...ticked, segment.id] : ticked.filter((id) => id !== segment.id))}
              />
            </td>
            <th scope="row">
              <Link to="/segments/$id" params={{ id: segment.id }} className="cell">
                {segment.name}
              </Link>
              <span className="segkey">{segment.key}</span>
            </th>
            <td className="i2 segwords">
              <span title={segment.text ?? undefined}>{segment.words}</span>
            </td>
            <td className="num">{segment.freshness.asOf ? format.number(segment.memberCount) : '…'}</td>
            <td>{segment.archivedAt ? <Chip>{t('segments.archived')}</Chip> : <FreshnessChip freshness={segment.freshness} />}</td>
            <td className="i2">{segment.owner}</td>
            <td className="i2">{format.day(segment.updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
