import { actions } from '@regulars/graph';
import type { Dispatch } from 'react';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Table } from '../../ui/table.js';
import { type DraftAction, type Drafts, mayDo, type Role } from './role-draft.js';
import { useWordsOfAccess } from './use-words-of-access.js';

/** What each role may do besides reading fields. */
export function ActionsTable({ roles, drafts, dispatch }: { roles: readonly Role[]; drafts: Drafts; dispatch: Dispatch<DraftAction> }) {
  const t = useT();
  const roleName = useRoleName();
  const words = useWordsOfAccess();
  return (
    <Table caption={t('roles.actions')} className="matrix">
      <thead>
        <tr>
          <th scope="col">{t('roles.action')}</th>
          {roles.map((role) => (
            <th key={role.id} scope="col">
              {drafts[role.key]?.name ?? roleName(role)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action}>
            <th scope="row">{words.action(action)}</th>
            {roles.map((role) => {
              const may = mayDo(role, drafts[role.key], action);
              return (
                <td key={role.id} className={may === mayDo(role, undefined, action) ? undefined : 'changed'}>
                  <input
                    type="checkbox"
                    aria-label={`${words.action(action)}, ${roleName(role)}`}
                    checked={may}
                    onChange={() => dispatch({ type: 'action', role: role.key, action, may: !may })}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
