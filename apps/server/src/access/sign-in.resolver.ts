import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Locale } from './enums.js';
import { Needing } from './exposed.js';
import { createFirstOwner, needsFirstOwner, startWithOwnData } from './first-owner.service.js';
import { readOrganisation } from './organisation.service.js';
import type { RequestCtx, SignedInCtx } from './request.js';
import { TimeZone } from './scalars.js';
import { signIn, signOut } from './sign-in.service.js';
import { setLocale } from './users.service.js';
import { showViewer, toLocale } from './viewer.shape.js';
import { Installation, ViewerType } from './viewer.types.js';

/** Who is here, and how they came in. */
@Resolver()
export class SignInResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Who is signed in; null when nobody is.' })
  @Needing({ open: 'anyone' })
  me(@Ctx() ctx: RequestCtx): ViewerType | null {
    return ctx.viewer ? showViewer(ctx, ctx.viewer, ctx.organisation) : null;
  }

  @Query(() => Installation, { description: 'What a signed-out page may know.' })
  @Needing({ open: 'anyone' })
  async installation(@Ctx() ctx: RequestCtx): Promise<Installation> {
    const { isDemo, locale, name } = ctx.organisation;
    return { isDemo, canMail: ctx.canMail, needsFirstOwner: await needsFirstOwner(ctx.db), locale: toLocale(locale), name };
  }

  @Mutation(() => ViewerType, {
    description:
      'Signs in and sets the session cookie. Once in a document. Errors: UNAUTHENTICATED, with the reason CODE_NEEDED or CODE_WRONG where the password was right; LIMIT_REACHED.',
  })
  @Needing({ open: 'anyone' })
  async signIn(
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
    @Arg('code', () => String, {
      nullable: true,
      description: 'Of the authenticator app, or a recovery code, where the account has a second factor.',
    })
    code: string | null,
    @Ctx() ctx: RequestCtx,
  ): Promise<ViewerType> {
    return showViewer(ctx, await signIn(ctx, { email, password, code: code ?? undefined }), ctx.organisation);
  }

  @Mutation(() => Boolean, { description: 'Ends the session and takes its cookie away.' })
  @Needing({ open: 'viewer' })
  signOut(@Ctx() ctx: RequestCtx): Promise<boolean> {
    return signOut(ctx);
  }

  @Mutation(() => ViewerType, {
    description: 'Makes the account of the first owner, with the token of the one-time link printed at first start, and signs in.',
  })
  @Needing({ open: 'anyone' })
  async createFirstOwner(
    @Arg('token', () => String) token: string,
    @Arg('email', () => String) email: string,
    @Arg('password', () => String, { description: '10 to 200 characters.' }) password: string,
    @Arg('name', () => String) name: string,
    @Ctx() ctx: RequestCtx,
  ): Promise<ViewerType> {
    const viewer = await createFirstOwner(ctx, { token, email, password, name });
    return showViewer(ctx, viewer, await readOrganisation(ctx.db));
  }

  @Mutation(() => String, {
    description: "The demo's owner leaves the demo: its data and users go; answers the token of the first-owner form.",
  })
  @Needing({ action: 'settings.edit' })
  startWithOwnData(
    @Arg('name', () => String) name: string,
    @Arg('currency', () => String) currency: string,
    @Arg('zone', () => TimeZone) zone: string,
    @Arg('country', () => String) country: string,
    @Arg('locale', () => Locale) locale: Locale,
    @Ctx() ctx: SignedInCtx,
  ): Promise<string> {
    return startWithOwnData(ctx, { name, currency, zone, country, locale });
  }

  @Mutation(() => ViewerType, { description: 'Chooses the language of the user who is signed in.' })
  @Needing({ open: 'viewer' })
  async setLocale(@Arg('locale', () => Locale) locale: Locale, @Ctx() ctx: SignedInCtx): Promise<ViewerType> {
    return showViewer(ctx, await setLocale(ctx, locale), ctx.organisation);
  }
}
