import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { CreateWebhookInput, NewWebhook, Webhook } from './webhook.types.js';
import { createWebhook, endWebhook, ownWebhooks, replayDelivery, type ShownWebhook } from './webhooks.service.js';

/** Addresses that are told of changes. */
@Resolver()
export class WebhooksResolver {
  @Query(() => [Webhook], { description: 'Your own webhooks, the latest first: 200 at most.' })
  @Needing({ action: 'webhooks.edit' })
  async webhooks(@Ctx() ctx: ViewerCtx): Promise<ShownWebhook[]> {
    return [...(await ownWebhooks(ctx))];
  }

  @Mutation(() => NewWebhook, {
    description:
      'Makes a webhook of a segment. Its messages name customers whom you may see when they are sent. Errors: INPUT_INVALID, NOT_FOUND.',
  })
  @Needing({ action: 'webhooks.edit', reads: ['Customer.id'] })
  createWebhook(@Arg('input', () => CreateWebhookInput) input: CreateWebhookInput, @Ctx() ctx: ViewerCtx): Promise<NewWebhook> {
    return createWebhook(ctx, input);
  }

  @Mutation(() => Boolean, { description: 'Ends a webhook of yours; whether it was sent until now. Errors: NOT_FOUND.' })
  @Needing({ action: 'webhooks.edit' })
  endWebhook(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    return endWebhook(ctx, id);
  }

  @Mutation(() => Boolean, {
    description:
      'Sends a message once more, now, under the same id. Errors: NOT_FOUND, CONFLICT while it waits or where the webhook has ended.',
  })
  @Needing({ action: 'webhooks.edit' })
  replayDelivery(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    return replayDelivery(ctx, id);
  }
}
