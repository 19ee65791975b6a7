import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type Connection, connectionOf } from '../../access/connection-types.js';
import { Needing } from '../../access/exposed.js';
import type { SignedInCtx } from '../../access/request.js';
import { Role } from '../../access/role.entity.js';
import { faultsIn, schemaDifference } from '../../access/schema-difference.js';
import { showRole } from '../../access/users.service.js';
import { fromGlobalId } from '../../platform/ids.js';
import { explainAccess } from './explain-access.service.js';
import { toEdit } from './role-edit.js';
import { listRoleChanges, roleChange, type ShownChange } from './role-history.service.js';
import { approveRoleChange, changeRoles, previewRoleChange, refuseRoleChange } from './role-change.service.js';
import { roleFields } from './role-fields.service.js';
import { policyOf } from './roles-store.js';
import { createRole, deleteRole, roleByKey } from './roles.service.js';
import { ChangeRolesInput, CreateRoleInput, RoleEditInput } from './roles.inputs.js';
import { AccessReasonType, RoleChange, RoleChangePreview, RoleField } from './roles.types.js';

const RoleChangeConnection = connectionOf('RoleChange', () => RoleChange);

const idOf = (globalId: string): string => {
  const found = fromGlobalId(globalId);
  return found?.type === 'RoleChange' ? found.id : '00000000-0000-0000-0000-000000000000';
};

/** The roles desk: what each role may see and do, and how that changes. */
@Resolver()
export class RolesResolver {
  @Query(() => [RoleField], { description: 'Everything whose level a role can set apart from its label, customers first.' })
  @Needing({ action: 'roles.edit' })
  async roleFields(@Ctx() ctx: SignedInCtx): Promise<object[]> {
    return (await roleFields(ctx)).map(({ declaration, ...field }) => ({
      ...field,
      title: declaration?.title ?? null,
      description: declaration?.description ?? null,
    }));
  }

  @Query(() => String, { description: 'The graph that a role has now, as SDL. Errors: NOT_FOUND.' })
  @Needing({ action: 'roles.edit' })
  async roleSchema(@Arg('key', () => String) key: string, @Ctx() ctx: SignedInCtx): Promise<string> {
    return ctx.viewFor(policyOf(await roleByKey(ctx, key))).sdl;
  }

  @Query(() => RoleChangePreview, {
    description:
      'What a change of roles would do, without making it: cells, approval, what people keep that would break, and the graph of each role before and after. Errors: INPUT_INVALID, CONDITION_INVALID, CONFLICT.',
  })
  @Needing({ action: 'roles.edit' })
  async previewRoleChange(@Arg('roles', () => [RoleEditInput]) roles: RoleEditInput[], @Ctx() ctx: SignedInCtx): Promise<object> {
    const plan = await previewRoleChange(ctx, roles.map(toEdit), (policy, document) => faultsIn(ctx.viewFor(policy).schema, document));
    const schemas = () =>
      plan.pairs.flatMap(({ before, after }) => {
        if (!before || !after) return [];
        const [was, is] = [ctx.viewFor(policyOf(before)), ctx.viewFor(policyOf(after))];
        return [{ role: after.key, ...schemaDifference(was.schema, is.schema), before: was.sdl, after: is.sdl }];
      });
    return { cells: plan.cells, approval: plan.approval, losses: plan.lost, schemas };
  }

  @Query(() => RoleChangeConnection, { description: 'The history of roles, newest first.' })
  @Needing({ action: 'roles.edit' })
  roleChanges(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: SignedInCtx,
  ): Promise<Connection<ShownChange>> {
    return listRoleChanges(ctx, { first, after });
  }

  @Query(() => AccessReasonType, { description: 'Why somebody sees a field, or does not. Errors: NOT_FOUND.' })
  @Needing({ action: 'roles.edit' })
  async explainAccess(
    @Arg('who', () => ID, { description: 'A role or a user.' }) who: string,
    @Arg('field', () => String, { description: 'A field of roleFields, such as Customer.email.' }) field: string,
    @Ctx() ctx: SignedInCtx,
  ): Promise<object> {
    const { role, ...reason } = await explainAccess(ctx, who, field);
    return { ...reason, roleKey: role.key, roleName: role.name, rowScope: role.rowScope };
  }

  @Mutation(() => RoleChange, {
    description:
      'Changes roles, in force from the next request of everybody. Where it opens something sensitive it waits for a second person, if there is one who may edit roles. Errors: INPUT_INVALID, also when everybody would be locked out, CONDITION_INVALID, CONFLICT.',
  })
  @Needing({ action: 'roles.edit' })
  async changeRoles(@Arg('input', () => ChangeRolesInput) input: ChangeRolesInput, @Ctx() ctx: SignedInCtx): Promise<object> {
    return roleChange(ctx, await changeRoles(ctx, input.roles.map(toEdit), input.reason));
  }

  @Mutation(() => RoleChange, {
    description: 'Agrees to a change of roles that waits. Errors: NOT_FOUND, ACTION_FORBIDDEN to its author, CONFLICT.',
  })
  @Needing({ action: 'roles.edit' })
  async approveRoleChange(@Arg('id', () => ID) id: string, @Ctx() ctx: SignedInCtx): Promise<object> {
    return roleChange(ctx, await approveRoleChange(ctx, idOf(id)));
  }

  @Mutation(() => RoleChange, {
    description: 'Refuses a change of roles that waits, or takes back an own one. Errors: NOT_FOUND, CONFLICT.',
  })
  @Needing({ action: 'roles.edit' })
  async refuseRoleChange(@Arg('id', () => ID) id: string, @Ctx() ctx: SignedInCtx): Promise<object> {
    return roleChange(ctx, await refuseRoleChange(ctx, idOf(id)));
  }

  @Mutation(() => Role, { description: 'Makes a role. Errors: INPUT_INVALID.' })
  @Needing({ action: 'roles.edit' })
  async createRole(@Arg('input', () => CreateRoleInput) input: CreateRoleInput, @Ctx() ctx: SignedInCtx): Promise<object> {
    const { key, name, copyOf, reason } = input;
    return showRole(await createRole(ctx, { key, name, copyOf: copyOf ?? undefined, reason }));
  }

  @Mutation(() => Boolean, {
    description:
      'Deletes a role that nobody holds. Errors: NOT_FOUND, INPUT_INVALID for one that came with the product, CONFLICT while people hold it.',
  })
  @Needing({ action: 'roles.edit' })
  async deleteRole(
    @Arg('key', () => String) key: string,
    @Arg('reason', () => String, { description: 'Why, 1 to 500 characters; kept in the history.' }) reason: string,
    @Ctx() ctx: SignedInCtx,
  ): Promise<boolean> {
    await deleteRole(ctx, key, reason);
    return true;
  }
}
