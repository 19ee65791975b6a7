import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { More } from '../../ui/more.js';
import { Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import type { ImportRecord } from './import-page.js';
import { ImportLeftoversDocument } from './imports.graphql.js';

/** What was taken back, in figures. */
export function UndoCounts({ undo }: { undo: ImportRecord['undo'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <h2 className="over">{t('imports.undone.heading')}</h2>
      <dl className="kv" style={{ margin: '6px 0 14px' }}>
        <dt>{t('imports.undone.removed')}</dt>
        <dd>{format.number(undo.removed)}</dd>
        <dt>{t('imports.undone.restored')}</dt>
        <dd>{format.number(undo.restored)}</dd>
        <dt>{t('imports.undone.left')}</dt>
        <dd>{format.number(undo.kept)}</dd>
      </dl>
    </>
  );
}

/** What undoing left as it was, each with its reason. */
export function ImportLeftovers({ item }: { item: ImportRecord }) {
  const t = useT();
  const { data, error, refetch, fetchMore } = useQuery(ImportLeftoversDocument, {
    variables: { id: item.id },
    skip: item.undo.kept === 0,
  });
  const page = data?.import?.leftovers;
  if (item.undo.kept === 0) return null;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!page) return <Skeleton lines={4} />;
  return (
    <>
      <Table caption={t('imports.leftovers')}>
        <thead>
          <tr>
            <th scope="col">{t('imports.leftover.what')}</th>
            <th scope="col">{t('imports.leftover.name')}</th>
            <th scope="col">{t('imports.leftover.why')}</th>
          </tr>
        </thead>
        <tbody>
          {page.nodes.map(({ kind, recordId, name, reason, places }) => {
            const what: MessageKey = `imports.record.${kind}`;
            const why: MessageKey = `imports.leftover.${reason}`;
            return (
              <tr key={recordId}>
                <td className="i2">{t(what)}</td>
                <td>
                  {kind === 'customer' && reason !== 'MERGED_SINCE' ? (
                    <Link to="/customers/$id" params={{ id: recordId }} className="link">
                      {t('imports.leftover.open')} <span className="vh">{t('imports.leftover.customer')}</span>
                    </Link>
                  ) : (
                    (name ?? '–')
                  )}
                </td>
                <td className="i2">
                  {t(why)} {places.length > 0 && <span className="i3">{t('imports.leftover.places', { places: places.join(', ') })}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <More
        page={page.pageInfo}
        onMore={(after) =>
          fetchMore({
            variables: { after },
            updateQuery: (seen, { fetchMoreResult: next }) =>
              seen.import && next.import
                ? { import: { ...seen.import, leftovers: joined(seen.import.leftovers, next.import.leftovers) } }
                : seen,
          })
        }
      />
    </>
  );
}
