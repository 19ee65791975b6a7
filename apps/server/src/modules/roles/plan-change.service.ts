import { type Action, actions, type Label, labels, type Level, levels } from '@regulars/graph';
import { print } from '@regulars/segment-language';
import type { Ctx } from '../../access/viewer.js';
import { conflict, type InputIssue, inputInvalid } from '../../platform/errors.js';
import { everything, judgeWith, lexiconOf } from '../../read/index.js';
import type { RolePair, RoleState } from './role-change.rules.js';
import { roleFields } from './role-fields.service.js';
import { readRoles } from './roles-store.js';

/** What is to become of a role; what is absent stays. */
export interface RoleEdit {
  readonly key: string;
  /** the version that was looked at */
  readonly version: number;
  readonly name?: string | undefined;
  /** all labels of the role; one that is not named is none */
  readonly labels?: readonly { readonly label: string; readonly level: Level }[] | undefined;
  /** all fields set apart; one that is not named follows its label */
  readonly fields?: readonly { readonly field: string; readonly level: Level }[] | undefined;
  readonly actions?: readonly string[] | undefined;
  /** a condition as text or tree; null takes the scope away */
  readonly rowScope?: unknown;
}

/**
 * The roles as they are and as the edits would leave them. Throws INPUT_INVALID naming each place, CONDITION_INVALID for a row scope, and
 * CONFLICT when a role changed since it was looked at. A row scope is judged with all rights: it limits what others see, and shows nothing.
 */
export async function planChange(ctx: Ctx, edits: readonly RoleEdit[]): Promise<readonly RolePair[]> {
  const roles = await readRoles(ctx.db);
  const known = new Map((await roleFields(ctx)).map((field) => [field.name, field]));
  const issues: InputIssue[] = [];
  const pairs: RolePair[] = [];
  if (edits.length === 0) issues.push({ path: 'roles', rule: 'names at least one role' });
  for (const [at, edit] of edits.entries()) {
    const path = `roles.${at}`;
    const before = roles.find(({ key }) => key === edit.key);
    if (!before || edits.findIndex(({ key }) => key === edit.key) !== at) {
      issues.push({ path: `${path}.key`, rule: 'is the key of a role, named once' });
      continue;
    }
    if (before.version !== edit.version)
      throw conflict('Somebody changed the role meanwhile.', { key: before.key, version: before.version });
    issues.push(...issuesOf(edit, path, (name, level) => known.get(name)?.levels.includes(level) ?? false));
    const after: RoleState = {
      key: before.key,
      version: before.version + 1,
      name: edit.name?.trim() ?? before.name,
      labels: edit.labels ? levelsByName(edit.labels.map(({ label, level }) => [label, level])) : before.labels,
      fields: edit.fields ? Object.fromEntries(edit.fields.map(({ field, level }) => [field, level])) : before.fields,
      actions: edit.actions ? actions.filter((action) => edit.actions?.includes(action)) : before.actions,
      rowScope: edit.rowScope === undefined ? before.rowScope : edit.rowScope === null ? null : await scopeText(ctx, edit.rowScope),
    };
    pairs.push({ before, after });
  }
  if (issues.length > 0) throw inputInvalid(...issues);
  return pairs;
}

const longestName = 60;
const isLabel = (name: string): name is Label => labels.some((label) => label === name);
const isAction = (name: string): name is Action => actions.some((action) => action === name);

export const nameIssues = (name: string, path: string): readonly InputIssue[] =>
  name.trim() === '' || name.trim().length > longestName ? [{ path, rule: `has 1 to ${longestName} characters` }] : [];

function issuesOf(edit: RoleEdit, path: string, allows: (field: string, level: Level) => boolean): readonly InputIssue[] {
  return [
    ...(edit.name === undefined ? [] : nameIssues(edit.name, `${path}.name`)),
    ...(edit.labels ?? []).flatMap(({ label }, at) =>
      isLabel(label) ? [] : [{ path: `${path}.labels.${at}.label`, rule: `is one of ${labels.join(', ')}` }],
    ),
    ...(edit.fields ?? []).flatMap(({ field, level }, at) =>
      allows(field, level) ? [] : [{ path: `${path}.fields.${at}`, rule: 'is a field with a level that it can have' }],
    ),
    ...(edit.actions ?? []).flatMap((action, at) =>
      isAction(action) ? [] : [{ path: `${path}.actions.${at}`, rule: `is one of ${actions.join(', ')}` }],
    ),
  ];
}

/** Labels in their own order, those of level none left out. */
function levelsByName(given: readonly (readonly [string, Level])[]): RoleState['labels'] {
  const byName = new Map(given);
  return Object.fromEntries(
    labels.flatMap((label) => {
      const level = levels.find((one) => one === byName.get(label)) ?? 'none';
      return level === 'none' ? [] : [[label, level] as const];
    }),
  );
}

async function scopeText(ctx: Ctx, condition: unknown): Promise<string> {
  return print(judgeWith(condition, await lexiconOf(ctx, everything)));
}
