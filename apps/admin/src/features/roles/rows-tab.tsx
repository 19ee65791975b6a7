import { parse } from '@regulars/segment-language';
import { useCallback, useState, type ComponentType, type Dispatch } from 'react';
import type { Condition } from '@regulars/segment-language';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/field.js';
import { Chip } from '../../ui/show.js';
import { type DraftAction, type Drafts, type Role, scopeOf } from './role-draft.js';
import { ScopeText } from './scope-text.js';

/** The builder's own editor of conditions, handed in by whoever composes the page. */
export type ScopeEditor = ComponentType<{ start: Condition | undefined; onChange: (text: string | null) => void }>;

interface RowsTabProps {
  roles: readonly Role[];
  drafts: Drafts;
  dispatch: Dispatch<DraftAction>;
  Editor: ScopeEditor;
}

/** Which customers each role sees: all of them, or those who meet a condition. */
export function RowsTab({ roles, drafts, dispatch, Editor }: RowsTabProps) {
  const t = useT();
  const roleName = useRoleName();
  const [key, setKey] = useState(() => (roles.find(({ rowScope }) => rowScope !== null) ?? roles[1] ?? roles[0])?.key ?? '');
  const [round, setRound] = useState(0);
  const role = roles.find((each) => each.key === key) ?? roles[0];
  const change = useCallback((text: string | null) => dispatch({ type: 'rowScope', role: key, text }), [dispatch, key]);
  if (!role) return null;
  const scope = scopeOf(role, drafts[role.key]);
  const read = scope === null ? undefined : parse(scope);
  return (
    <>
      <p className="i2 lede2">{t('roles.rows.lede')}</p>
      <div className="matrixtools">
        <Select
          label={t('roles.role')}
          value={role.key}
          options={roles.map((each) => ({ value: each.key, label: roleName(each) }))}
          onChange={setKey}
        />
        {scope === null ? <Chip>{t('roles.allRows')}</Chip> : <Chip tone="accent">{t('roles.rows.some')}</Chip>}
        {scope !== null && (
          <Button
            variant="ghost"
            onClick={() => {
              dispatch({ type: 'rowScope', role: role.key, text: null });
              setRound(round + 1);
            }}
          >
            {t('roles.rows.all')}
          </Button>
        )}
      </div>
      <Editor key={`${role.key} ${round}`} start={read?.ok ? read.condition : undefined} onChange={change} />
      <ScopeText
        key={`${role.key} ${scope}`}
        start={scope ?? ''}
        onTake={(text) => {
          change(text);
          setRound(round + 1);
        }}
      />
    </>
  );
}
