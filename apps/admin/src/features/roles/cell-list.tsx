import type { RoleChangesQuery } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Chip } from '../../ui/show.js';
import type { Role, RoleField } from './role-draft.js';
import { useWordsOfAccess } from './use-words-of-access.js';

export type Cell = RoleChangesQuery['roleChanges']['nodes'][number]['cells'][number];

/** Changed cells in words: "Marketer · Contact: masked → read, loosens". */
export function CellList({ cells, roles, fields }: { cells: readonly Cell[]; roles: readonly Role[]; fields: readonly RoleField[] }) {
  const t = useT();
  const roleName = useRoleName();
  const words = useWordsOfAccess(fields);
  const valueOf = ({ kind }: Cell, value: string | null | undefined): string => {
    if (value == null) return t(kind === 'FIELD' ? 'roles.asLabel' : kind === 'ROW_SCOPE' ? 'roles.allRows' : 'roles.level.NONE');
    if (kind === 'ACTION') return t(value === 'yes' ? 'roles.may' : 'roles.mayNot');
    return kind === 'LABEL' || kind === 'FIELD' ? words.levelText(value) : value;
  };
  const nameOf = ({ kind, name }: Cell): string => {
    if (kind === 'LABEL') return words.label(name);
    if (kind === 'FIELD') return words.field(name);
    if (kind === 'ACTION') return words.action(name);
    return t(kind === 'NAME' ? 'roles.name' : 'roles.scope');
  };
  const role = (key: string): string => {
    const found = roles.find((each) => each.key === key);
    return found ? roleName(found) : key;
  };
  return (
    <ul className="cells">
      {cells.map((cell) => (
        <li key={`${cell.role} ${cell.kind} ${cell.name}`}>
          <b>{role(cell.role)}</b> · {nameOf(cell)}: {valueOf(cell, cell.before)} → {valueOf(cell, cell.after)}{' '}
          {cell.loosens && <Chip tone="warn">{t('roles.loosens')}</Chip>}
        </li>
      ))}
    </ul>
  );
}
