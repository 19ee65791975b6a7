import type { Label } from '@regulars/graph';
import type { Dispatch, ReactNode } from 'react';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Icon } from '../../ui/icon.js';
import { Table } from '../../ui/table.js';
import { LevelSelect } from './level-select.js';
import type { LabelRows } from './matrix-rows.js';
import { type DraftAction, type Drafts, fieldLevel, labelLevel, type Role, type RoleField } from './role-draft.js';
import { useWordsOfAccess } from './use-words-of-access.js';

interface MatrixTableProps {
  roles: readonly Role[];
  rows: readonly LabelRows[];
  fields: readonly RoleField[];
  drafts: Drafts;
  dispatch: Dispatch<DraftAction>;
  open: ReadonlySet<Label>;
  onOpen: (label: Label) => void;
  /** Names of the fields that are marked for a change in bulk. */
  marked: ReadonlySet<string>;
  onMark: (names: readonly string[], isMarked: boolean) => void;
  /** The menu in the head of a role. */
  menuOf: (role: Role) => ReactNode;
}

/** Labels and single fields by role; each cell is a choice of its own. */
export function MatrixTable({ roles, rows, fields, drafts, dispatch, open, onOpen, marked, onMark, menuOf }: MatrixTableProps) {
  const t = useT();
  const roleName = useRoleName();
  return (
    <Table caption={t('roles.matrix')} className="matrix">
      <thead>
        <tr>
          <th scope="col">{t('roles.label')}</th>
          {roles.map((role) => (
            <th key={role.id} scope="col">
              <span className="rolehead">
                {drafts[role.key]?.name ?? roleName(role)}
                {menuOf(role)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <LabelBody
          key={row.label}
          {...{ row, roles, fields, drafts, dispatch, marked, onMark }}
          isOpen={open.has(row.label) || row.fields.length > 0}
          onOpen={() => onOpen(row.label)}
        />
      ))}
    </Table>
  );
}

type LabelBodyProps = Pick<MatrixTableProps, 'roles' | 'fields' | 'drafts' | 'dispatch' | 'marked' | 'onMark'> & {
  row: LabelRows;
  isOpen: boolean;
  onOpen: () => void;
};

function LabelBody({
  row: { label, fields: shown, total },
  roles,
  fields,
  drafts,
  dispatch,
  marked,
  onMark,
  isOpen,
  onOpen,
}: LabelBodyProps) {
  const t = useT();
  const roleName = useRoleName();
  const words = useWordsOfAccess(fields);
  const note: MessageKey = `roles.label.${label}.note`;
  const isWhole = shown.length > 0 && shown.every(({ name }) => marked.has(name));
  return (
    <tbody>
      <tr className="ofLabel">
        <th scope="row">
          <span className="lead">
            {shown.length > 0 && (
              <input
                type="checkbox"
                aria-label={t('roles.markAll', { label: words.label(label) })}
                checked={isWhole}
                onChange={() =>
                  onMark(
                    shown.map(({ name }) => name),
                    !isWhole,
                  )
                }
              />
            )}
            <button type="button" className="opener" aria-expanded={isOpen} onClick={onOpen}>
              <Icon name={isOpen ? 'down' : 'right'} size={12} />
              {words.label(label)} <span className="i3">{t('roles.fieldCount', { count: total })}</span>
            </button>
          </span>
          <span className="note">{t(note)}</span>
        </th>
        {roles.map((role) => {
          const value = labelLevel(role, drafts[role.key], label);
          return (
            <td key={role.id}>
              <LevelSelect
                label={`${words.label(label)}, ${roleName(role)}`}
                value={value}
                isChanged={value !== labelLevel(role, undefined, label)}
                onChange={(level) => level && dispatch({ type: 'label', role: role.key, label, level })}
              />
            </td>
          );
        })}
      </tr>
      {shown.map((field) => (
        <tr key={field.name} className="ofField">
          <th scope="row">
            <span className="lead">
              <input
                type="checkbox"
                aria-label={words.field(field.name)}
                checked={marked.has(field.name)}
                onChange={() => onMark([field.name], !marked.has(field.name))}
              />
              <span>
                {words.field(field.name)}
                {field.title && <code className="note">{field.name}</code>}
                {field.inputs.length > 0 && (
                  <span className="note">{t('roles.derived', { inputs: field.inputs.map(words.field).join(t('roles.comma')) })}</span>
                )}
              </span>
            </span>
          </th>
          {roles.map((role) => {
            const value = fieldLevel(role, drafts[role.key], field.name);
            return (
              <td key={role.id}>
                <LevelSelect
                  label={`${words.field(field.name)}, ${roleName(role)}`}
                  value={value}
                  levels={field.levels}
                  inherited={labelLevel(role, drafts[role.key], label)}
                  isChanged={value !== fieldLevel(role, undefined, field.name)}
                  onChange={(level) => dispatch({ type: 'fields', role: role.key, fields: [field.name], level })}
                />
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
