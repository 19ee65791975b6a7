import { type Label, labels } from '@regulars/graph';
import type { RoleField } from './role-draft.js';

/** A label with those of its fields that are shown. */
export interface LabelRows {
  readonly label: Label;
  readonly fields: readonly RoleField[];
  /** how many fields follow the label in all */
  readonly total: number;
}

/** What a field is found by, in lower case. */
const wordsOf = ({ name, title, description }: RoleField): string =>
  [name, title?.en, title?.zhCn, description?.en, description?.zhCn].join(' ').toLowerCase();

/**
 * The rows of the matrix: every label, with its fields where it is open. A search opens those that hold a match and leaves the others out;
 * `isApart` keeps fields that some role sets apart.
 */
export function matrixRows(
  fields: readonly RoleField[],
  search: string,
  open: ReadonlySet<Label>,
  isApart: ((field: RoleField) => boolean) | undefined,
): readonly LabelRows[] {
  const sought = search.trim().toLowerCase();
  const isFiltered = sought !== '' || isApart !== undefined;
  return labels.flatMap((label) => {
    const own = fields.filter((field) => field.label === label);
    const shown = own.filter((field) => (sought === '' || wordsOf(field).includes(sought)) && (!isApart || isApart(field)));
    if (isFiltered && shown.length === 0) return [];
    return [{ label, fields: isFiltered || open.has(label) ? shown : [], total: own.length }];
  });
}
