import type { Label } from '@regulars/graph';
import { useMemo, useState, type Dispatch, type ReactNode } from 'react';
import { downloadText } from '../../lib/download.js';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Button } from '../../ui/button.js';
import { Checkbox, Select, TextInput } from '../../ui/field.js';
import { ActionsTable } from './actions-table.js';
import { BulkBar } from './bulk-bar.js';
import { matrixAsJson } from './matrix-json.js';
import { matrixRows } from './matrix-rows.js';
import { MatrixTable } from './matrix-table.js';
import { type DraftAction, type Drafts, fieldLevel, type Role, type RoleField } from './role-draft.js';

interface MatrixTabProps {
  roles: readonly Role[];
  fields: readonly RoleField[];
  drafts: Drafts;
  dispatch: Dispatch<DraftAction>;
  menuOf: (role: Role) => ReactNode;
}

const isNarrow = (): boolean => window.matchMedia('(max-width: 640px)').matches;

/** The matrix of labels, fields and actions, with a search, one role or all of them, and changes in bulk. */
export function MatrixTab({ roles, fields, drafts, dispatch, menuOf }: MatrixTabProps) {
  const t = useT();
  const roleName = useRoleName();
  const [search, setSearch] = useState('');
  const [only, setOnly] = useState(() => (isNarrow() ? (roles[1]?.key ?? '') : ''));
  const [apartOnly, setApartOnly] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<Label>>(new Set());
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const chosen = roles.filter(({ key }) => key === only);
  const shown = chosen.length > 0 ? chosen : roles;
  const rows = useMemo(() => {
    const isApart = (field: RoleField): boolean => roles.some((role) => fieldLevel(role, drafts[role.key], field.name) !== null);
    return matrixRows(fields, search, open, apartOnly ? isApart : undefined);
  }, [fields, search, open, apartOnly, roles, drafts]);
  const mark = (names: readonly string[], isMarked: boolean) =>
    setMarked((before) => {
      const after = new Set(before);
      for (const name of names)
        if (isMarked) after.add(name);
        else after.delete(name);
      return after;
    });
  const toggle = (label: Label) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(label)) after.add(label);
      return after;
    });
  return (
    <>
      <div className="matrixtools">
        <TextInput
          type="search"
          label={t('roles.search')}
          hideLabel
          placeholder={t('roles.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select
          label={t('roles.shown')}
          hideLabel
          value={only}
          options={[{ value: '', label: t('roles.all') }, ...roles.map((role) => ({ value: role.key, label: roleName(role) }))]}
          onChange={setOnly}
        />
        <Checkbox label={t('roles.apartOnly')} checked={apartOnly} onChange={setApartOnly} />
        <Button variant="ghost" icon="download" onClick={() => downloadText('roles.json', matrixAsJson(roles), 'application/json')}>
          {t('roles.asJson')}
        </Button>
      </div>
      {marked.size > 0 && (
        <BulkBar
          roles={shown}
          count={marked.size}
          onClear={() => setMarked(new Set())}
          onApply={(role, level) => {
            const allowed = fields.filter(({ name, levels }) => marked.has(name) && (level === null || levels.includes(level)));
            dispatch({ type: 'fields', role, fields: allowed.map(({ name }) => name), level });
            setMarked(new Set());
          }}
        />
      )}
      {rows.length === 0 && <p className="i2">{t('common.nothingFound')}</p>}
      <MatrixTable roles={shown} onOpen={toggle} onMark={mark} {...{ rows, fields, drafts, dispatch, open, marked, menuOf }} />
      <h2 className="over gap">{t('roles.actions')}</h2>
      <ActionsTable roles={shown} {...{ drafts, dispatch }} />
    </>
  );
}
