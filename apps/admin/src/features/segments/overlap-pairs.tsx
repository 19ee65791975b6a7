import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Table } from '../../ui/table.js';
import { countIn, memberRule, type Intersection } from './overlap.js';

export interface ComparedSegment {
  readonly id: string;
  readonly name: string;
  /** Undefined until it is known. */
  readonly key: string | undefined;
}

interface OverlapPairsProps {
  segments: readonly ComparedSegment[];
  intersections: readonly Intersection[];
}

/** Each segment against each: how many are in both, and which part of the row's segment that is. A figure makes a segment of those. */
export function OverlapPairs({ segments, intersections }: OverlapPairsProps) {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  return (
    <section className="pairs">
      <h2 className="over">{t('segments.overlap.pairs')}</h2>
      <p className="xs i3">{t('segments.overlap.pairsHint')}</p>
      <Table caption={t('segments.overlap.pairs')} className="pairtable">
        <thead>
          <tr>
            <th scope="col">{t('segments.overlap.of')}</th>
            <th scope="col" className="num">
              {t('segments.overlap.customers')}
            </th>
            {segments.map((column) => (
              <th scope="col" key={column.id} className="num">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {segments.map((row) => {
            const whole = countIn(intersections, [row.id]);
            return (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td className="num">{format.number(whole)}</td>
                {segments.map((column) => {
                  if (column.id === row.id) {
                    return (
                      <td key={column.id} className="num i3">
                        <span aria-hidden="true">–</span>
                        <span className="vh">{t('segments.overlap.itself')}</span>
                      </td>
                    );
                  }
                  const both = countIn(intersections, [row.id, column.id]);
                  const share = whole > 0 ? both / whole : 0;
                  const figures = (
                    <>
                      <b>{format.number(both)}</b> <span className="i3">{format.percent(share, 0)}</span>
                    </>
                  );
                  return (
                    <td key={column.id} className="num">
                      {can('segments.edit') && row.key !== undefined && column.key !== undefined && both > 0 ? (
                        <Link to="/segments/new" search={{ text: memberRule([row.key, column.key]) }} className="cell">
                          {figures}
                          <span className="vh">{t('segments.overlap.makeBoth', { first: row.name, second: column.name })}</span>
                        </Link>
                      ) : (
                        figures
                      )}
                      <span className="track" aria-hidden="true">
                        <i style={{ width: `${share * 100}%` }} />
                      </span>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}
