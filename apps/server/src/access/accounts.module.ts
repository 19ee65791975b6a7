import { accountJobs } from './accounts.jobs.js';
import { AccountsResolver } from './accounts.resolver.js';
import { AttributeDefinition } from './attribute-definition.entity.js';
import { DocumentCostResolver } from './document-cost.resolver.js';
import type { Module } from './module.js';
import { OwnAccountResolver } from './own-account.resolver.js';
import { mountOauth } from './oauth.http.js';
import { Role } from './role.entity.js';
import { Session } from './session.entity.js';
import { SignInResolver } from './sign-in.resolver.js';
import { User } from './user.entity.js';
import { UsersResolver } from './users.resolver.js';

/** Users, roles, sessions, settings. */
export const accountsModule: Module = {
  entities: [AttributeDefinition, Role, Session, User],
  resolvers: [AccountsResolver, DocumentCostResolver, OwnAccountResolver, SignInResolver, UsersResolver],
  start: (platform) => ({ jobs: accountJobs(platform), schedules: [] }),
  mount: (app, identify) => mountOauth(app, identify),
};
