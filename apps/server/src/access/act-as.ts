import type { PlatformCtx } from '../platform/ctx.js';
import type { UserId } from '../platform/ids.js';
import type { Platform } from '../platform/platform.js';
import { readOrganisation } from './organisation.service.js';
import { toViewer, type ViewerRow } from './sessions.js';
import type { Ctx } from './viewer.js';

/** Milliseconds: nobody waits for a job, and what it reads grows with the shop. */
const backgroundPatience = 15 * 60_000;

/** The world without a viewer, for work in the background. */
export async function systemCtx({ database, now, log }: Platform, signal: AbortSignal): Promise<PlatformCtx> {
  const db = database.dataSource.manager;
  return {
    db,
    pool: database.pool,
    patience: backgroundPatience,
    now,
    organisation: await readOrganisation(db),
    events: { record: outsideTransaction },
    log,
    signal,
  };
}

const outsideTransaction = (): never => {
  throw new Error('Events are recorded inside a transaction, so that they are written with the change.');
};

/** The world as a user sees it now, for work they asked for earlier; undefined when they are gone or disabled. */
export async function ctxAs(platform: Platform, userId: UserId, signal: AbortSignal): Promise<Ctx | undefined> {
  const ctx = await systemCtx(platform, signal);
  const [row] = await ctx.db.query<ViewerRow[]>(
    `select u.id as user_id, u.email, u.name, u.locale, r.key as role_key, r.name as role_name, r.labels, r.fields, r.actions, r.row_scope, false as seeing_as
     from users u join roles r on r.id = u.role_id where u.id = $1 and u.disabled_at is null`,
    [userId],
  );
  return row && { ...ctx, viewer: toViewer(row) };
}
