import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';

interface UsedByProps {
  segment: { readonly owner: string; readonly usedBy: readonly { readonly kind: string; readonly id: string; readonly name: string }[] };
}

/** "Used by 2 segments · Owner 李静", at the foot of the rules. */
export function UsedByLine({ segment }: UsedByProps) {
  const t = useT();
  const format = useFormat();
  const { usedBy, owner } = segment;
  return (
    <div className="used">
      <span>
        {usedBy.length === 0
          ? t('segments.usedBy.nothing')
          : t('segments.usedBy.line', { names: format.list(usedBy.map((use) => use.name)) })}
      </span>
      <span>{t('segments.owner', { owner })}</span>
    </div>
  );
}

/** The same as a list of links, where there is room for it. */
export function UsedByList({ segment: { usedBy } }: UsedByProps) {
  const t = useT();
  if (!usedBy.length) return <p className="i3">{t('segments.usedBy.nothing')}</p>;
  return (
    <ul className="uselist">
      {usedBy.map((use) => (
        <li key={use.id}>
          {use.kind.toLowerCase() === 'segment' ? (
            <Link className="link" to="/segments/$id" params={{ id: use.id }}>
              {use.name}
            </Link>
          ) : (
            use.name
          )}
        </li>
      ))}
    </ul>
  );
}
