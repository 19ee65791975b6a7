import type { Action, Label, Level } from '@regulars/graph';
import { actions, labels } from '@regulars/graph';

/** A role as it is kept: the whole of what it may see and do. */
export interface RoleState {
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly labels: Readonly<Partial<Record<Label, Level>>>;
  readonly fields: Readonly<Record<string, Level>>;
  readonly actions: readonly Action[];
  /** in the language, as a line of text */
  readonly rowScope: string | null;
}

/** A role before and after a change; null where it was not, or is not any more. */
export interface RolePair {
  readonly before: RoleState | null;
  readonly after: RoleState | null;
}

export type CellKind = 'NAME' | 'LABEL' | 'FIELD' | 'ACTION' | 'ROW_SCOPE';

/** One cell of the matrix that a change touches. `before` and `after` are levels, `yes` and `no`, names or conditions; null is none. */
export interface CellChange {
  readonly role: string;
  readonly kind: CellKind;
  /** the label, the field or the action; the role's key otherwise */
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Whether somebody can see or do more by it. */
  readonly loosens: boolean;
}

const includes: Readonly<Record<Level, readonly Level[]>> = {
  none: ['none'],
  aggregate: ['none', 'aggregate'],
  masked: ['none', 'masked'],
  read: ['none', 'aggregate', 'masked', 'read'],
  write: ['none', 'aggregate', 'masked', 'read', 'write'],
};

/** Whether the second level allows something that the first does not. */
export const isLooser = (before: Level, after: Level): boolean => !includes[before].includes(after);

/** What a role that is not there may do. */
const nobody: Omit<RoleState, 'key' | 'name' | 'version'> = { labels: {}, fields: {}, actions: [], rowScope: null };

/** What differs between a role before and after, cell by cell. `labelOf` tells the label of a field, undefined for one that is gone. */
export function cellsChanged({ before, after }: RolePair, labelOf: (field: string) => Label | undefined): readonly CellChange[] {
  const key = after?.key ?? before?.key ?? '';
  const [was, is] = [before ?? nobody, after ?? nobody];
  const levelOf = ({ labels: ofLabels, fields }: Pick<RoleState, 'labels' | 'fields'>, field: string): Level => {
    const label = labelOf(field);
    return fields[field] ?? (label === undefined ? 'none' : (ofLabels[label] ?? 'none'));
  };
  const fields = [...new Set([...Object.keys(was.fields), ...Object.keys(is.fields)])].toSorted();
  const cell = (kind: CellKind, name: string, from: string | null, to: string | null, loosens: boolean): CellChange[] =>
    from === to ? [] : [{ role: key, kind, name, before: from, after: to, loosens }];
  return [
    ...cell('NAME', key, before?.name ?? null, after?.name ?? null, false),
    ...labels.flatMap((label) => {
      const [from, to] = [was.labels[label] ?? 'none', is.labels[label] ?? 'none'];
      return cell('LABEL', label, from, to, isLooser(from, to));
    }),
    ...fields.flatMap((field) =>
      cell('FIELD', field, was.fields[field] ?? null, is.fields[field] ?? null, isLooser(levelOf(was, field), levelOf(is, field))),
    ),
    ...actions.flatMap((action) => {
      const [from, to] = [was.actions.includes(action), is.actions.includes(action)];
      return cell('ACTION', action, from ? 'yes' : 'no', to ? 'yes' : 'no', to);
    }),
    // Which of two scopes is the wider one cannot be told from their texts, so any but a first one counts as wider.
    ...cell('ROW_SCOPE', key, was.rowScope, is.rowScope, before !== null && was.rowScope !== null),
  ];
}

/** Whether somebody else must agree: a role would see or do more with what is sensitive. */
export const needsSecond = (cells: readonly CellChange[], labelOf: (field: string) => Label | undefined): boolean =>
  cells.some(({ kind, name, loosens }) => loosens && (kind === 'LABEL' ? name : kind === 'FIELD' ? labelOf(name) : '') === 'sensitive');
