import { Link } from '@tanstack/react-router';
import { useT, type MessageKey } from '../../lib/i18n.js';
import { EmptyState } from '../../ui/show.js';
import { Table } from '../../ui/table.js';

interface UsedByTableProps {
  segment: { readonly usedBy: readonly { readonly kind: string; readonly id: string; readonly name: string }[] };
}

const KINDS: ReadonlyMap<string, MessageKey> = new Map([
  ['segment', 'segments.usedBy.segment'],
  ['export', 'segments.usedBy.export'],
]);

/** All that relies on a segment; a segment among them keeps it from being archived. */
export function UsedByTable({ segment: { usedBy } }: UsedByTableProps) {
  const t = useT();
  if (!usedBy.length) return <EmptyState title={t('segments.usedBy.nothing')}>{t('segments.usedBy.nothingHint')}</EmptyState>;
  return (
    <>
      <p className="i2">{t('segments.usedBy.hint')}</p>
      <Table caption={t('segments.usedBy.title')}>
        <thead>
          <tr>
            <th scope="col">{t('segments.usedBy.name')}</th>
            <th scope="col">{t('segments.usedBy.kind')}</th>
          </tr>
        </thead>
        <tbody>
          {usedBy.map(({ kind, id, name }) => {
            const key = KINDS.get(kind);
            return (
              <tr key={`${kind} ${id}`}>
                <th scope="row">
                  {kind === 'segment' ? (
                    <Link className="cell" to="/segments/$id" params={{ id }}>
                      {name}
                    </Link>
                  ) : (
                    <Link className="cell" to="/exports">
                      {name}
                    </Link>
                  )}
                </th>
                <td>{key ? t(key) : kind}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
