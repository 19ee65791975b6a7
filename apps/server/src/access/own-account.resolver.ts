import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Needing } from './exposed.js';
import {
  changePassword,
  endOtherSessions,
  endOwnSession,
  ownSessions,
  requestPasswordLink,
  seeAs,
  setPassword,
  stopSeeingAs,
} from './own-account.service.js';
import { readOrganisation } from './organisation.service.js';
import type { RequestCtx, SignedInCtx } from './request.js';
import { confirmSecondFactor, hasSecondFactor, removeSecondFactor, startSecondFactor } from './second-factor.service.js';
import { NewSecondFactor, OwnSession } from './users.types.js';
import { showViewer } from './viewer.shape.js';
import { ViewerType } from './viewer.types.js';

/** What everybody may do with their own account. */
@Resolver()
export class OwnAccountResolver {
  @Query(() => [OwnSession], { description: 'Where the viewer is signed in, the session last used first.' })
  @Needing({ open: 'viewer' })
  mySessions(@Ctx() ctx: SignedInCtx): Promise<readonly OwnSession[]> {
    return ownSessions(ctx);
  }

  @Mutation(() => Boolean, { description: "Ends one of the viewer's own sessions. Errors: NOT_FOUND." })
  @Needing({ open: 'viewer' })
  async endSession(@Arg('id', () => ID) id: string, @Ctx() ctx: SignedInCtx): Promise<boolean> {
    await endOwnSession(ctx, id);
    return true;
  }

  @Mutation(() => Int, { description: 'Ends all sessions of the viewer but this one; answers how many.' })
  @Needing({ open: 'viewer' })
  endOtherSessions(@Ctx() ctx: SignedInCtx): Promise<number> {
    return endOtherSessions(ctx);
  }

  @Mutation(() => Boolean, {
    description: "Changes the viewer's password and ends their other sessions. Errors: INPUT_INVALID, LIMIT_REACHED after many wrong ones.",
  })
  @Needing({ open: 'viewer' })
  async changePassword(
    @Arg('present', () => String, { description: 'The password the account has.' }) present: string,
    @Arg('next', () => String, { description: '10 to 200 characters.' }) next: string,
    @Ctx() ctx: SignedInCtx,
  ): Promise<boolean> {
    await changePassword(ctx, present, next);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Sends a link to choose a new password; the answer is the same whether or not the address belongs to somebody. Errors: UNAVAILABLE where no mails can be sent, LIMIT_REACHED.',
  })
  @Needing({ open: 'anyone' })
  async requestPasswordLink(@Arg('email', () => String) email: string, @Ctx() ctx: RequestCtx): Promise<boolean> {
    await requestPasswordLink(ctx, email);
    return true;
  }

  @Mutation(() => ViewerType, {
    description: 'Chooses a password with the token of an invitation or another link, and signs in. Errors: INPUT_INVALID.',
  })
  @Needing({ open: 'anyone' })
  async setPassword(
    @Arg('token', () => String) token: string,
    @Arg('password', () => String, { description: '10 to 200 characters.' }) password: string,
    @Arg('code', () => String, { nullable: true, description: 'Where the account has a second factor.' }) code: string | null,
    @Ctx() ctx: RequestCtx,
  ): Promise<ViewerType> {
    return showViewer(ctx, await setPassword(ctx, { token, password, code: code ?? undefined }), await readOrganisation(ctx.db));
  }

  @Query(() => Boolean, { description: "Whether the viewer's sign-in asks for a code of an authenticator app." })
  @Needing({ open: 'viewer' })
  mySecondFactor(@Ctx() ctx: SignedInCtx): Promise<boolean> {
    return hasSecondFactor(ctx.db, ctx.viewer.userId);
  }

  @Mutation(() => NewSecondFactor, {
    description: 'Makes a secret for an authenticator app; sign-in asks for codes once one was confirmed. Errors: CONFLICT.',
  })
  @Needing({ open: 'viewer' })
  startSecondFactor(@Ctx() ctx: SignedInCtx): Promise<NewSecondFactor> {
    return startSecondFactor(ctx);
  }

  @Mutation(() => [String], {
    description:
      'Confirms the authenticator app with a code; answers recovery codes, shown this once. Errors: INPUT_INVALID, CONFLICT, LIMIT_REACHED.',
  })
  @Needing({ open: 'viewer' })
  confirmSecondFactor(@Arg('code', () => String) code: string, @Ctx() ctx: SignedInCtx): Promise<readonly string[]> {
    return confirmSecondFactor(ctx, code);
  }

  @Mutation(() => Boolean, { description: 'Sign-in asks for no code any more. Errors: INPUT_INVALID, LIMIT_REACHED.' })
  @Needing({ open: 'viewer' })
  async removeSecondFactor(
    @Arg('code', () => String, { description: 'Of the app, or a recovery code.' }) code: string,
    @Ctx() ctx: SignedInCtx,
  ): Promise<boolean> {
    await removeSecondFactor(ctx, code);
    return true;
  }

  @Mutation(() => ViewerType, {
    description: 'Sees the shop as a role does, through a session of that role in place of this one. Errors: NOT_FOUND.',
  })
  @Needing({ action: 'roles.edit' })
  async seeAs(@Arg('role', () => String, { description: 'Key of the role.' }) role: string, @Ctx() ctx: SignedInCtx): Promise<ViewerType> {
    return showViewer(ctx, await seeAs(ctx, role), ctx.organisation);
  }

  @Mutation(() => ViewerType, { description: "Goes back to the viewer's own role. Errors: CONFLICT when it is that already." })
  @Needing({ open: 'viewer' })
  async stopSeeingAs(@Ctx() ctx: SignedInCtx): Promise<ViewerType> {
    return showViewer(ctx, await stopSeeingAs(ctx), ctx.organisation);
  }
}
