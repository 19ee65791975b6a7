import type { Role } from './role-draft.js';

const byName = (entries: readonly (readonly [string, string])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The roles as they are saved, as JSON that is the same for the same rights, to be kept or compared. */
export const matrixAsJson = (roles: readonly Role[]): string =>
  `${JSON.stringify(
    roles.map(({ key, name, version, labels, fields, actions, rowScope }) => ({
      key,
      name,
      version,
      labels: byName(labels.map(({ label, level }) => [label, level])),
      fields: byName(fields.map(({ field, level }) => [field, level])),
      actions: actions.toSorted(),
      rowScope,
    })),
    null,
    2,
  )}\n`;
