import type { Label } from '@regulars/graph';
import type { Connection } from '../../access/connection-types.js';
import { type PageRequest, pageById } from '../../access/page-by-id.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { toGlobalId } from '../../platform/ids.js';
import { changeById, changesBefore, countChanges, type StoredChange } from './role-changes-store.js';
import { type CellChange, cellsChanged } from './role-change.rules.js';
import { labelsOfFields } from './role-fields.service.js';

/** An entry of the history as the graph shows it. */
export interface ShownChange extends Pick<StoredChange, 'at' | 'kind' | 'state' | 'reason' | 'decidedAt'> {
  /** global id */
  readonly id: string;
  readonly author: string;
  readonly isOwn: boolean;
  readonly cells: readonly CellChange[];
  readonly decidedBy: string | null;
}

/** The history of roles, newest first. */
export async function listRoleChanges(ctx: Ctx, page: PageRequest): Promise<Connection<ShownChange>> {
  assertGranted(ctx.viewer, 'roles.edit');
  const labelOf = await labelsOfFields(ctx);
  return pageById(page, ctx.now(), {
    read: (id, limit) => changesBefore(ctx.db, id, limit),
    count: () => countChanges(ctx.db),
    show: (change: StoredChange) => shown(ctx, change, labelOf),
  });
}

/** One entry of the history. */
export async function roleChange(ctx: Ctx, id: string): Promise<ShownChange> {
  const change = await changeById(ctx.db, id);
  if (!change) throw notFound('change');
  return shown(ctx, change, await labelsOfFields(ctx));
}

const shown = (ctx: Ctx, change: StoredChange, labelOf: (field: string) => Label | undefined): ShownChange => {
  const { id, at, kind, state, authorId, authorName, reason, roles, decidedByName, decidedAt } = change;
  const cells = roles.flatMap((pair) => cellsChanged(pair, labelOf));
  const isOwn = authorId === ctx.viewer.userId;
  return {
    id: toGlobalId('RoleChange', id),
    at,
    kind,
    state,
    author: authorName,
    isOwn,
    reason,
    cells,
    decidedBy: decidedByName,
    decidedAt,
  };
};
