import { notFound } from '../platform/errors.js';
import { toGlobalId, type UserId } from '../platform/ids.js';
import type { Connection } from './connection-types.js';
import { type PageRequest, pageById } from './page-by-id.js';
import { assertGranted, type Ctx, type Viewer } from './viewer.js';

interface RoleRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly actions: readonly string[];
  readonly version: number;
  readonly rowScope: string | null;
}

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
  readonly is_invited: boolean;
  readonly has_second_factor: boolean;
  readonly last_seen_at: Date | null;
  readonly role: RoleRow;
}

const countOf = async (ctx: Ctx, table: 'users' | 'roles'): Promise<number> => {
  const rows: { count: number }[] = await ctx.db.query(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
};

const userRows = `select u.id, u.name, u.email, u.created_at, u.disabled_at, u.password_hash is null as is_invited,
    u.totp_confirmed_at is not null as has_second_factor,
    (select max(seen_at) from sessions where user_id = u.id) as last_seen_at,
    to_jsonb(r) || jsonb_build_object('rowScope', r.row_scope) as role
  from users u join roles r on r.id = u.role_id`;

const showUser = (user: UserRow): object => ({
  __typename: 'User',
  id: toGlobalId('User', user.id),
  name: user.name,
  email: user.email,
  role: showRole(user.role),
  createdAt: user.created_at,
  disabledAt: user.disabled_at,
  isInvited: user.is_invited,
  hasSecondFactor: user.has_second_factor,
  lastSeenAt: user.last_seen_at,
});

/** One user as the graph shows them. Throws NOT_FOUND. */
export async function readUser(ctx: Ctx, id: UserId): Promise<object> {
  const [user] = await ctx.db.query<UserRow[]>(`${userRows} where u.id = $1`, [id]);
  if (!user) throw notFound('user');
  return showUser(user);
}

/** The users of the installation, oldest first. */
export async function listUsers(ctx: Ctx, page: PageRequest): Promise<Connection<object>> {
  assertGranted(ctx.viewer, 'roles.edit');
  return pageById(page, ctx.now(), {
    read: (afterId, limit): Promise<UserRow[]> =>
      ctx.db.query(`${userRows} where $1::uuid is null or u.id > $1 order by u.id limit $2`, [afterId, limit]),
    count: () => countOf(ctx, 'users'),
    show: showUser,
  });
}

/** The roles of the installation, oldest first. */
export async function listRoles(ctx: Ctx, page: PageRequest): Promise<Connection<object>> {
  assertGranted(ctx.viewer, 'roles.edit');
  return pageById(page, ctx.now(), {
    read: (afterId, limit): Promise<RoleRow[]> =>
      ctx.db.query(
        'select id, key, name, version, labels, fields, actions, row_scope as "rowScope" from roles where $1::uuid is null or id > $1 order by id limit $2',
        [afterId, limit],
      ),
    count: () => countOf(ctx, 'roles'),
    show: showRole,
  });
}

const sorted = (levels: Readonly<Record<string, string>>): readonly (readonly [string, string])[] => Object.entries(levels).toSorted();

/** A role as the graph shows it. */
export function showRole(role: RoleRow): object {
  return {
    __typename: 'Role',
    id: toGlobalId('Role', role.id),
    key: role.key,
    name: role.name,
    version: role.version,
    labels: sorted(role.labels).map(([label, level]) => ({ label, level })),
    fields: sorted(role.fields).map(([field, level]) => ({ field, level })),
    actions: role.actions,
    rowScope: role.rowScope,
  };
}

/** Keeps the language somebody chose for themselves. */
export async function setLocale(ctx: Ctx, locale: Viewer['locale']): Promise<Viewer> {
  await ctx.db.query('update users set locale = $2, updated_at = $3 where id = $1', [ctx.viewer.userId, locale, ctx.now()]);
  return { ...ctx.viewer, locale };
}
