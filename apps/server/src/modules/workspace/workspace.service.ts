import type { Ctx } from '../../access/viewer.js';
import { failure, inputInvalid, notFound } from '../../platform/errors.js';
import { newId, type SavedQueryId, type SavedViewId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import type { ViewPlace } from './saved-view.entity.js';

const longest = { name: 80, address: 4000, document: 20_000, variables: 20_000 } as const;
/** How many views, and how many queries, one person keeps. */
const most = 200;

function within(path: keyof typeof longest, text: string, least = 0): string {
  const kept = path === 'name' ? text.trim() : text;
  if (kept.length < least || kept.length > longest[path]) {
    throw inputInvalid({ path, rule: `has ${least} to ${longest[path].toLocaleString('en')} characters` });
  }
  return kept;
}

export interface SaveView {
  readonly place: ViewPlace;
  readonly name: string;
  readonly address: string;
}

/** Keeps a view for the viewer; one of the same list and name is replaced. Throws INPUT_INVALID, LIMIT_REACHED over 200. */
export async function saveView(ctx: Ctx, input: SaveView): Promise<SavedViewId> {
  const [name, address] = [within('name', input.name, 1), within('address', input.address)];
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.query<{ id: SavedViewId }[]>(
      `insert into saved_views (id, owner_id, place, name, address, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (owner_id, place, name) do update set address = excluded.address returning id`,
      [newId(), ctx.viewer.userId, input.place, name, address, tx.now()],
    );
    await assertRoom(tx, 'saved_views');
    if (!row) throw new Error('A view was neither made nor replaced.');
    return row.id;
  });
}

export interface SaveQuery {
  readonly id: string | undefined;
  readonly name: string;
  readonly document: string;
  readonly variables: string;
  readonly shared: boolean;
}

/** Keeps a question for the viewer, over one of their own where an id is given. Throws INPUT_INVALID, NOT_FOUND, LIMIT_REACHED over 200. */
export async function saveQuery(ctx: Ctx, input: SaveQuery): Promise<SavedQueryId> {
  const values: readonly (string | boolean)[] = [
    within('name', input.name, 1),
    within('document', input.document, 1),
    within('variables', input.variables),
    input.shared,
  ];
  return inTransaction(ctx, async (tx) => {
    const [row] =
      input.id === undefined
        ? await tx.db.query<{ id: SavedQueryId }[]>(
            `insert into saved_queries (id, owner_id, name, document, variables, is_shared, updated_at) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
            [newId(), ctx.viewer.userId, ...values, tx.now()],
          )
        : await tx.db.query<{ id: SavedQueryId }[]>(
            `with kept as (update saved_queries set name = $3, document = $4, variables = $5, is_shared = $6, updated_at = $7
               where id = $1 and owner_id = $2 returning id) select id from kept`,
            [input.id, ctx.viewer.userId, ...values, tx.now()],
          );
    if (!row) throw notFound('query');
    await assertRoom(tx, 'saved_queries');
    return row.id;
  });
}

/** Throws away one of the viewer's own; NOT_FOUND for another's. */
export async function discard(ctx: Ctx, table: 'saved_views' | 'saved_queries', id: string): Promise<void> {
  const gone = await ctx.db.query<unknown[]>(
    `with gone as (delete from ${table} where id = $1 and owner_id = $2 returning 1) select * from gone`,
    [id, ctx.viewer.userId],
  );
  if (gone.length === 0) throw notFound(table === 'saved_views' ? 'view' : 'query');
}

async function assertRoom(tx: Ctx, table: 'saved_views' | 'saved_queries'): Promise<void> {
  const [row] = await tx.db.query<{ n: number }[]>(`select count(*)::integer as n from ${table} where owner_id = $1`, [tx.viewer.userId]);
  if ((row?.n ?? 0) > most) throw failure('LIMIT_REACHED', `One person keeps ${most} at most.`, { limit: most });
}

/** What others share with the team, for the resolver to hold against the viewer's graph. */
export async function othersShared(ctx: Ctx): Promise<readonly { readonly id: string; readonly document: string }[]> {
  return ctx.db.query<{ id: string; document: string }[]>('select id, document from saved_queries where is_shared and owner_id <> $1', [
    ctx.viewer.userId,
  ]);
}
