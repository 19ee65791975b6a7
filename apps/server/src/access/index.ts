export { ctxAs, systemCtx } from './act-as.js';
export { AttributeDefinition } from './attribute-definition.entity.js';
export {
  type AttributeType,
  attributeTypes,
  type NewAttribute,
  defineAttribute,
  findAttributeDefinition,
} from './attribute-definitions.service.js';
export { AccountsResolver } from './accounts.resolver.js';
export { type Connection, PageInfo, connectionOf } from './connection-types.js';
export { AccessLevel, Locale } from './enums.js';
export * from './exposed.js';
export { extraField } from './extra-field.js';
export * from './field-registry.js';
export { ensureFirstOwnerLink, needsFirstOwner } from './first-owner.service.js';
export { type GraphOptions, type GraphRequest, type Identify, mountGraph } from './graph-http.js';
export { Node } from './node.js';
export { onLeaveDemo, readOrganisation } from './organisation.service.js';
export { hashPassword } from './passwords.js';
export * from './policy.js';
export type { Exchange, RequestCtx, SignedInCtx, Transport } from './request.js';
export { Role } from './role.entity.js';
export { type BuiltInRoleKey, builtInRoleKeys, builtInRoles, ensureBuiltInRoles } from './roles.js';
export { ConditionScalar, TimeZone, isZone } from './scalars.js';
export { assertEveryFieldLabelled, restrictEnumValues } from './schema-labels.js';
export { type View, type Views, createViews } from './schema-view.js';
export { Session } from './session.entity.js';
export { SignInResolver } from './sign-in.resolver.js';
export { User } from './user.entity.js';
export { type Ctx, type Viewer, assertGranted } from './viewer.js';
export { toLocale } from './viewer.shape.js';
export { WordsType } from './words.js';
export { accountsModule } from './accounts.module.js';
export type { Module } from './module.js';
