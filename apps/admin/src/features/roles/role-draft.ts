import { type Action, type Label, labels } from '@regulars/graph';
import type { AccessLevel, RoleEditInput, RolesQuery } from '../../gql/graphql.js';

export type Role = RolesQuery['roles']['nodes'][number];
export type RoleField = RolesQuery['roleFields'][number];

/** What is written about a role and not saved; what is absent is as the role has it. */
export interface RoleDraft {
  readonly name?: string;
  readonly labels?: Readonly<Partial<Record<Label, AccessLevel>>>;
  /** null: as its label again */
  readonly fields?: Readonly<Record<string, AccessLevel | null>>;
  readonly actions?: Readonly<Partial<Record<Action, boolean>>>;
  readonly rowScope?: { readonly text: string | null };
}

/** Drafts by key of the role. */
export type Drafts = Readonly<Record<string, RoleDraft>>;

export type DraftAction =
  | { readonly type: 'name'; readonly role: string; readonly name: string }
  | { readonly type: 'label'; readonly role: string; readonly label: Label; readonly level: AccessLevel }
  | { readonly type: 'fields'; readonly role: string; readonly fields: readonly string[]; readonly level: AccessLevel | null }
  | { readonly type: 'action'; readonly role: string; readonly action: Action; readonly may: boolean }
  | { readonly type: 'rowScope'; readonly role: string; readonly text: string | null }
  | { readonly type: 'forget' };

export function reduceDrafts(drafts: Drafts, action: DraftAction): Drafts {
  if (action.type === 'forget') return {};
  const draft = drafts[action.role] ?? {};
  return { ...drafts, [action.role]: { ...draft, ...partOf(draft, action) } };
}

function partOf(draft: RoleDraft, action: Exclude<DraftAction, { readonly type: 'forget' }>): RoleDraft {
  switch (action.type) {
    case 'name':
      return { name: action.name };
    case 'label':
      return { labels: { ...draft.labels, [action.label]: action.level } };
    case 'fields':
      return { fields: { ...draft.fields, ...Object.fromEntries(action.fields.map((field) => [field, action.level])) } };
    case 'action':
      return { actions: { ...draft.actions, [action.action]: action.may } };
    case 'rowScope':
      return { rowScope: { text: action.text } };
  }
}

export const labelLevel = (role: Role, draft: RoleDraft | undefined, label: string): AccessLevel =>
  Object.entries(draft?.labels ?? {}).find(([name]) => name === label)?.[1] ??
  role.labels.find((entry) => entry.label === label)?.level ??
  'NONE';

/** The level a role sets a field apart with; null where it follows its label. */
export function fieldLevel(role: Role, draft: RoleDraft | undefined, field: string): AccessLevel | null {
  const written = draft?.fields?.[field];
  return written === undefined ? (role.fields.find((entry) => entry.field === field)?.level ?? null) : written;
}

export const mayDo = (role: Role, draft: RoleDraft | undefined, action: Action): boolean =>
  draft?.actions?.[action] ?? role.actions.includes(action);

export const scopeOf = (role: Role, draft: RoleDraft | undefined): string | null =>
  draft?.rowScope === undefined ? (role.rowScope ?? null) : draft.rowScope.text;

/** What the drafts ask of the server: each role that differs from what it was, by what differs. */
export function editsOf(roles: readonly Role[], drafts: Drafts): readonly RoleEditInput[] {
  return roles.flatMap((role) => {
    const edit = editOf(role, drafts[role.key]);
    return Object.keys(edit).length === 0 ? [] : [{ key: role.key, version: role.version, ...edit }];
  });
}

function editOf(role: Role, draft: RoleDraft | undefined): Partial<RoleEditInput> {
  if (!draft) return {};
  const names = new Set([...role.fields.map(({ field }) => field), ...Object.keys(draft.fields ?? {})]);
  const fields = [...names].flatMap((field) => {
    const level = fieldLevel(role, draft, field);
    return level === null ? [] : [{ field, level }];
  });
  const actions = [...role.actions.filter((action) => !isDenied(draft, action)), ...added(role, draft)];
  const scope = scopeOf(role, draft);
  return {
    ...(draft.name !== undefined && draft.name !== role.name && { name: draft.name }),
    ...(labels.some((label) => labelLevel(role, draft, label) !== labelLevel(role, undefined, label)) && {
      labels: labels.map((label) => ({ label, level: labelLevel(role, draft, label) })),
    }),
    ...([...names].some((field) => fieldLevel(role, draft, field) !== fieldLevel(role, undefined, field)) && { fields }),
    ...((actions.length !== role.actions.length || added(role, draft).length > 0) && { actions }),
    ...(scope !== (role.rowScope ?? null) && { rowScope: scope }),
  };
}

const isDenied = (draft: RoleDraft, action: string): boolean =>
  Object.entries(draft.actions ?? {}).some(([name, may]) => name === action && !may);
const added = (role: Role, draft: RoleDraft): readonly string[] =>
  Object.entries(draft.actions ?? {}).flatMap(([name, may]) => (may && !role.actions.includes(name) ? [name] : []));
