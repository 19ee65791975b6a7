import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { Needing } from './exposed.js';
import {
  disableUser,
  enableUser,
  endUserSessions,
  inviteUser,
  type LinkMade,
  newPasswordLink,
  resetSecondFactor,
  updateUser,
} from './manage-users.service.js';
import type { SignedInCtx } from './request.js';
import { User } from './user.entity.js';
import { readUser } from './users.service.js';
import { InviteUserInput, PasswordLink, UpdateUserInput } from './users.types.js';
import type { Ctx as ViewerCtx } from './viewer.js';

const lockout = 'INPUT_INVALID when it would leave no open owner';

/** Users: who may sign in, and as what. */
@Resolver()
export class UsersResolver {
  @Mutation(() => PasswordLink, {
    description: 'Makes an account and the link with which its owner chooses a password. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'roles.edit' })
  async inviteUser(@Arg('input', () => InviteUserInput) input: InviteUserInput, @Ctx() ctx: SignedInCtx): Promise<PasswordLink> {
    return shown(ctx, await inviteUser(ctx, input));
  }

  @Mutation(() => PasswordLink, {
    description:
      'A new link for somebody who lost theirs or forgot the password; links made before are good for nothing. Errors: NOT_FOUND, INPUT_INVALID.',
  })
  @Needing({ action: 'roles.edit' })
  async newPasswordLink(@Arg('id', () => ID) id: string, @Ctx() ctx: SignedInCtx): Promise<PasswordLink> {
    return shown(ctx, await newPasswordLink(ctx, id));
  }

  @Mutation(() => User, { description: `Changes a user's name or role. Errors: NOT_FOUND, ${lockout}.` })
  @Needing({ action: 'roles.edit' })
  async updateUser(@Arg('input', () => UpdateUserInput) { id, name, role }: UpdateUserInput, @Ctx() ctx: ViewerCtx): Promise<object> {
    return readUser(ctx, await updateUser(ctx, { id, name: name ?? undefined, role: role ?? undefined }));
  }

  @Mutation(() => User, { description: `Closes an account and ends its sessions. Errors: NOT_FOUND, ${lockout}.` })
  @Needing({ action: 'roles.edit' })
  async disableUser(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<object> {
    return readUser(ctx, await disableUser(ctx, id));
  }

  @Mutation(() => User, { description: 'Opens a closed account again. Errors: NOT_FOUND.' })
  @Needing({ action: 'roles.edit' })
  async enableUser(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<object> {
    return readUser(ctx, await enableUser(ctx, id));
  }

  @Mutation(() => User, {
    description: 'Takes the second factor from somebody who lost app and recovery codes, and signs them out. Errors: NOT_FOUND.',
  })
  @Needing({ action: 'roles.edit' })
  async resetSecondFactor(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<object> {
    return readUser(ctx, await resetSecondFactor(ctx, id));
  }

  @Mutation(() => Int, { description: 'Signs a user out everywhere; answers how many sessions ended. Errors: NOT_FOUND.' })
  @Needing({ action: 'roles.edit' })
  endUserSessions(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<number> {
    return endUserSessions(ctx, id);
  }
}

const shown = async (ctx: ViewerCtx, { userId, link }: LinkMade): Promise<PasswordLink> => ({
  path: link?.path ?? null,
  expiresAt: link?.expiresAt ?? null,
  user: await readUser(ctx, userId),
});
