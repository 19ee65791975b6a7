import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { DefineAttributeInput, UpdateOrganisationInput } from './accounts.inputs.js';
import { defineAttribute, listAttributeDefinitions } from './attribute-definitions.service.js';
import { AttributeDefinition } from './attribute-definition.entity.js';
import { type Connection, connectionOf } from './connection-types.js';
import { Needing } from './exposed.js';
import { type OrganisationChange, updateOrganisation } from './organisation.service.js';
import { Role } from './role.entity.js';
import { User } from './user.entity.js';
import { listRoles, listUsers } from './users.service.js';
import { showOrganisation } from './viewer.shape.js';
import { OrganisationType } from './viewer.types.js';
import type { Ctx as ViewerCtx } from './viewer.js';

// Made while this file loads: type-graphql collects types before it asks resolvers for theirs.
const UserConnection = connectionOf('User', () => User);
const RoleConnection = connectionOf('Role', () => Role);
const AttributeDefinitionConnection = connectionOf('AttributeDefinition', () => AttributeDefinition);

/** Users, roles and settings. */
@Resolver()
export class AccountsResolver {
  @Query(() => UserConnection, { description: 'The users of the installation, oldest first.' })
  @Needing({ action: 'roles.edit' })
  users(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<Connection<object>> {
    return listUsers(ctx, { first, after });
  }

  @Query(() => RoleConnection, { description: 'The roles of the installation, oldest first.' })
  @Needing({ action: 'roles.edit' })
  roles(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<Connection<object>> {
    return listRoles(ctx, { first, after });
  }

  @Query(() => AttributeDefinitionConnection, {
    description: 'The custom attributes of customers that this viewer may read, in the order they were defined.',
  })
  @Needing({ open: 'caller' })
  attributeDefinitions(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<Connection<object>> {
    return listAttributeDefinitions(ctx, { first, after });
  }

  @Mutation(() => OrganisationType, { description: 'Changes settings of the installation.' })
  @Needing({ action: 'settings.edit' })
  async updateOrganisation(
    @Arg('input', () => UpdateOrganisationInput) input: UpdateOrganisationInput,
    @Ctx() ctx: ViewerCtx,
  ): Promise<OrganisationType> {
    return showOrganisation(ctx, await updateOrganisation(ctx, toChange(input)));
  }

  @Mutation(() => AttributeDefinition, { description: 'Defines a custom attribute of customers; its key is fixed from then on.' })
  @Needing({ action: 'settings.edit' })
  defineAttribute(@Arg('input', () => DefineAttributeInput) input: DefineAttributeInput, @Ctx() ctx: ViewerCtx): Promise<object> {
    return defineAttribute(ctx, input);
  }
}

/** null and absent both mean: leave it. */
const toChange = ({ name, currency, zone, locale, country }: UpdateOrganisationInput): OrganisationChange => ({
  ...(name == null ? {} : { name }),
  ...(currency == null ? {} : { currency }),
  ...(zone == null ? {} : { zone }),
  ...(locale == null ? {} : { locale }),
  ...(country == null ? {} : { country }),
});
