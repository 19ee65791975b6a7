import type { Label } from '@regulars/graph';
import { changeRights } from '../../access/change-rights.js';
import type { Lost, RightsChange } from '../../access/rights-change.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { conflict, failure, inputInvalid, notFound } from '../../platform/errors.js';
import { newId, type RoleChangeId, type UserId } from '../../platform/ids.js';
import { figuresLost } from '../analytics/index.js';
import { exportsLost } from '../exports/index.js';
import { segmentsLost } from '../segments/index.js';
import { questionsLost } from '../workspace/index.js';
import { planChange, type RoleEdit } from './plan-change.service.js';
import { changeById, decide, recordChange, type StoredChange } from './role-changes-store.js';
import { type CellChange, cellsChanged, needsSecond, type RolePair } from './role-change.rules.js';
import { labelsOfFields } from './role-fields.service.js';
import { policyOf, readRoles, writeRole } from './roles-store.js';

/** Exports and the like of so many milliseconds back are held against a change. */
const lookBack = 30 * 24 * 3_600_000;

/** Whether a second person must agree: it is not needed, it is, or it would be if there were somebody else who may. */
export type Approval = 'NOT_NEEDED' | 'NEEDED' | 'NOBODY_ELSE';

/** What an edit of roles would do. */
export interface ChangePlan {
  readonly pairs: readonly RolePair[];
  readonly cells: readonly CellChange[];
  readonly approval: Approval;
  readonly lost: readonly Lost[];
}

/** Tells what a document names that the graph of a policy does not have. */
export type FaultsOf = (policy: RightsChange['before'], document: string) => readonly string[];

/** The dry run: which cells change, whether somebody must agree, and what people keep that would not work any more. Writes nothing. */
export async function previewRoleChange(ctx: Ctx, edits: readonly RoleEdit[], faultsOf: FaultsOf): Promise<ChangePlan> {
  assertGranted(ctx.viewer, 'roles.edit');
  const pairs = await planChange(ctx, edits);
  const labelOf = await labelsOfFields(ctx);
  const cells = pairs.flatMap((pair) => cellsChanged(pair, labelOf));
  const people = await peopleOf(ctx, pairs);
  const since = new Date(ctx.now().getTime() - lookBack);
  const lost = [
    ...(await segmentsLost(ctx, people)),
    ...(await exportsLost(ctx, people, since)),
    ...(await questionsLost(ctx, people, faultsOf)),
    ...(await figuresLost(ctx, people)),
  ];
  return { pairs, cells, approval: await approvalFor(ctx, cells, labelOf), lost };
}

/** Who holds one of the roles, with their rights before and after. */
async function peopleOf(ctx: Ctx, pairs: readonly RolePair[]): Promise<readonly RightsChange[]> {
  const rows: { id: UserId; name: string; key: string }[] = await ctx.db.query(
    `select u.id, u.name, r.key from users u join roles r on r.id = u.role_id
     where r.key = any($1) and u.disabled_at is null order by u.id`,
    [pairs.map(({ before }) => before?.key)],
  );
  return rows.flatMap(({ id, name, key }) => {
    const pair = pairs.find(({ before }) => before?.key === key);
    return pair?.before && pair.after ? [{ userId: id, name, before: policyOf(pair.before), after: policyOf(pair.after) }] : [];
  });
}

async function approvalFor(ctx: Ctx, cells: readonly CellChange[], labelOf: (field: string) => Label | undefined): Promise<Approval> {
  if (!needsSecond(cells, labelOf)) return 'NOT_NEEDED';
  const others: unknown[] = await ctx.db.query(
    `select from users u join roles r on r.id = u.role_id
     where u.id <> $1 and u.disabled_at is null and 'roles.edit' = any(r.actions) limit 1`,
    [ctx.viewer.userId],
  );
  return others.length > 0 ? 'NEEDED' : 'NOBODY_ELSE';
}

const longestReason = 500;

export function cleanReason(text: string): string {
  const reason = text.trim();
  if (reason === '' || reason.length > longestReason) throw inputInvalid({ path: 'reason', rule: `has 1 to ${longestReason} characters` });
  return reason;
}

/**
 * Changes roles, in force from everybody's next request. Where it opens what is sensitive and somebody else may edit roles, it waits for
 * them to agree. Throws as `planChange` does, and INPUT_INVALID when nothing changes or everybody would be locked out.
 */
export async function changeRoles(ctx: Ctx, edits: readonly RoleEdit[], reasonGiven: string): Promise<RoleChangeId> {
  assertGranted(ctx.viewer, 'roles.edit');
  const reason = cleanReason(reasonGiven);
  const labelOf = await labelsOfFields(ctx);
  return changeRights(ctx, async (tx) => {
    const pairs = await planChange(tx, edits);
    const cells = pairs.flatMap((pair) => cellsChanged(pair, labelOf));
    if (cells.length === 0) throw inputInvalid({ path: 'roles', rule: 'changes something' });
    const isWaiting = (await approvalFor(tx, cells, labelOf)) === 'NEEDED';
    if (!isWaiting) await putInForce(tx, pairs);
    const id = newId<'RoleChange'>();
    await recordChange(tx, { id, kind: 'EDITED', state: isWaiting ? 'WAITING' : 'IN_FORCE', reason, roles: pairs });
    return id;
  });
}

async function putInForce(tx: Ctx, pairs: readonly RolePair[]): Promise<void> {
  for (const { after } of pairs) if (after) await writeRole(tx.db, tx.now(), after);
}

/** Agrees to a change that waits, which is in force then. Throws ACTION_FORBIDDEN to its author, CONFLICT when it waits no more or a role changed. */
export async function approveRoleChange(ctx: Ctx, id: string): Promise<RoleChangeId> {
  assertGranted(ctx.viewer, 'roles.edit');
  return changeRights(ctx, async (tx) => {
    const change = await waiting(tx, id);
    if (change.authorId === tx.viewer.userId)
      throw failure('ACTION_FORBIDDEN', 'Somebody else must agree to a change that opens what is sensitive.');
    const roles = await readRoles(tx.db);
    for (const { before } of change.roles) {
      const current = roles.find(({ key }) => key === before?.key);
      if (current?.version !== before?.version)
        throw conflict('A role changed since; the change must be made again.', { key: before?.key, version: current?.version ?? null });
    }
    await putInForce(tx, change.roles);
    await decide(tx, change.id, 'IN_FORCE');
    return change.id;
  });
}

/** Refuses a change that waits, or takes back one's own. Throws CONFLICT when it waits no more. */
export async function refuseRoleChange(ctx: Ctx, id: string): Promise<RoleChangeId> {
  assertGranted(ctx.viewer, 'roles.edit');
  return changeRights(ctx, async (tx) => {
    const change = await waiting(tx, id);
    await decide(tx, change.id, 'REFUSED');
    return change.id;
  });
}

async function waiting(tx: Ctx, id: string): Promise<StoredChange> {
  const change = await changeById(tx.db, id);
  if (!change) throw notFound('change');
  if (change.state !== 'WAITING') throw conflict('The change waits for nobody any more.', { state: change.state });
  return change;
}
