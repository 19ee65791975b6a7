import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type Connection, connectionOf } from '../../access/connection-types.js';
import { Needing } from '../../access/exposed.js';
import type { SignedInCtx } from '../../access/request.js';
import { ConditionScalar } from '../../access/scalars.js';
import { faultsIn } from '../../access/schema-difference.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { guardedCount } from './guarded-count.service.js';
import { GuardedCount, GuardedSum } from './guarded-figure.types.js';
import { SummedAs } from './guard.rules.js';
import { sumGuarded } from './guarded-sum.service.js';
import { createCredential, revokeCredential } from './credentials.service.js';
import { addDocument, documentsBroken, removeDocument } from './documents.service.js';
import {
  ApiClient,
  ApiDocument,
  BrokenDocument,
  CreateApiClientInput,
  CreateApiCredentialInput,
  NewApiCredential,
  UpdateApiClientInput,
} from './partner.types.js';
import { createClient, listClients, refreezeSegments, revokeClient, type ShownClient, updateClient } from './partners.service.js';

const ApiClientConnection = connectionOf('ApiClient', () => ApiClient);

/** Programs of partners: what is granted to them, and the counts they may ask. */
@Resolver()
export class PartnersResolver {
  @Query(() => GuardedCount, {
    description:
      'About how many customers hold a condition, told so that nobody can be picked out. Fields that may only be counted can be named. Errors: CONDITION_INVALID; GROUP_TOO_SMALL where the group or the rest has about 125 customers or fewer; LIMIT_REACHED with `limit` nearDuplicate for an earlier question said a little otherwise, guardedCounts after 30 new questions of a recipient in a day.',
  })
  @Needing({ open: 'caller', action: 'counts.guarded' })
  guardedCount(@Arg('condition', () => ConditionScalar) condition: unknown, @Ctx() ctx: ViewerCtx): Promise<GuardedCount> {
    return guardedCount(ctx, condition);
  }

  @Query(() => GuardedSum, {
    description:
      'About how much a number comes to, in all or in the mean, over the customers who hold a condition and have one, told so that nobody can be picked out. Errors: INPUT_INVALID where the field is no number or not yours to count; CONDITION_INVALID, GROUP_TOO_SMALL and LIMIT_REACHED as for a guarded count, of whose 30 questions a day it is one.',
  })
  @Needing({ open: 'caller', action: 'counts.guarded' })
  guardedSum(
    @Arg('condition', () => ConditionScalar, { description: 'Whose values.' }) condition: unknown,
    @Arg('field', () => String, { description: 'The number, as conditions name it: totalSpent, ordersCount, age.' }) field: string,
    @Arg('as', () => SummedAs, { defaultValue: SummedAs.SUM, description: 'Their sum, or their average.' }) as: SummedAs,
    @Ctx() ctx: ViewerCtx,
  ): Promise<GuardedSum> {
    return sumGuarded(ctx, { condition, field, as });
  }

  @Query(() => ApiClientConnection, { description: 'The programs of partners, the latest first.' })
  @Needing({ action: 'partners.edit' })
  apiClients(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<Connection<ShownClient>> {
    return listClients(ctx, { first, after });
  }

  @Mutation(() => ApiClient, {
    description:
      'Grants a program of a partner what it may see: never more than you may read yourself. Errors: INPUT_INVALID, NOT_FOUND for a segment.',
  })
  @Needing({ action: 'partners.edit' })
  createApiClient(@Arg('input', () => CreateApiClientInput) input: CreateApiClientInput, @Ctx() ctx: ViewerCtx): Promise<ShownClient> {
    return createClient(ctx, input);
  }

  @Mutation(() => ApiClient, {
    description:
      'Changes what is granted to a program, from its next request on; subscriptions that are open end. Errors: INPUT_INVALID, NOT_FOUND, CONFLICT when somebody else changed it since, or it was revoked.',
  })
  @Needing({ action: 'partners.edit' })
  updateApiClient(@Arg('input', () => UpdateApiClientInput) input: UpdateApiClientInput, @Ctx() ctx: ViewerCtx): Promise<ShownClient> {
    return updateClient(ctx, input);
  }

  @Query(() => [BrokenDocument], {
    description:
      'The dry run of a change of a grant: documents that the program asked in the last 30 days, or that were added for it, and that would not work any more. Errors: INPUT_INVALID, NOT_FOUND.',
  })
  @Needing({ action: 'partners.edit' })
  documentsBroken(
    @Arg('input', () => UpdateApiClientInput) input: UpdateApiClientInput,
    @Ctx() ctx: SignedInCtx,
  ): Promise<readonly BrokenDocument[]> {
    return documentsBroken(ctx, input, (policy, text) => faultsIn(ctx.viewFor(policy).schema, text));
  }

  @Mutation(() => ApiDocument, {
    description:
      'Adds a document that a program may ask. Errors: INPUT_INVALID where it is no GraphQL, NOT_FOUND, CONFLICT for a program that was revoked.',
  })
  @Needing({ action: 'partners.edit' })
  addApiDocument(
    @Arg('clientId', () => ID, { description: 'The program.' }) clientId: string,
    @Arg('text', () => String, { description: 'The document, byte for byte as the program sends it, or names it by its hash.' })
    text: string,
    @Ctx() ctx: ViewerCtx,
  ): Promise<ApiDocument> {
    return addDocument(ctx, clientId, text);
  }

  @Mutation(() => Boolean, { description: 'Takes a document from a program; whether it was there. Errors: NOT_FOUND.' })
  @Needing({ action: 'partners.edit' })
  removeApiDocument(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    return removeDocument(ctx, id);
  }

  @Mutation(() => ApiClient, {
    description:
      'Freezes the members of all segments of a grant anew, as they are now; until somebody does, the program sees those of then. Errors: NOT_FOUND, CONFLICT as for a change.',
  })
  @Needing({ action: 'partners.edit' })
  refreezeSharedSegments(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { description: 'The version that was looked at.' }) version: number,
    @Ctx() ctx: ViewerCtx,
  ): Promise<ShownClient> {
    return refreezeSegments(ctx, id, version);
  }

  @Mutation(() => ApiClient, {
    description: 'Takes everything from a program, at once and for good; subscriptions that are open end. Errors: NOT_FOUND.',
  })
  @Needing({ action: 'partners.edit' })
  revokeApiClient(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<ShownClient> {
    return revokeClient(ctx, id);
  }

  @Mutation(() => NewApiCredential, {
    description:
      'Makes a key or secret for a program; it is told now and never again. Errors: INPUT_INVALID, NOT_FOUND, CONFLICT for a program that was revoked.',
  })
  @Needing({ action: 'partners.edit' })
  createApiCredential(
    @Arg('input', () => CreateApiCredentialInput) input: CreateApiCredentialInput,
    @Ctx() ctx: ViewerCtx,
  ): Promise<NewApiCredential> {
    return createCredential(ctx, input);
  }

  @Mutation(() => Boolean, {
    description:
      'Takes a key or secret away at once, with the access tokens it was changed for; whether it held until now. Errors: NOT_FOUND.',
  })
  @Needing({ action: 'partners.edit' })
  revokeApiCredential(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    return revokeCredential(ctx, id);
  }
}
