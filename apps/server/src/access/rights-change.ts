import type { UserId } from '../platform/ids.js';
import type { Policy } from './policy.js';
import type { Ctx } from './viewer.js';

/** Somebody whose rights are about to change. */
export interface RightsChange {
  readonly userId: UserId;
  readonly name: string;
  readonly before: Policy;
  readonly after: Policy;
}

/** Something kept that its owner could use before a change of rights and cannot after it. */
export interface Lost {
  readonly kind: 'SEGMENT' | 'EXPORT' | 'QUESTION' | 'FIGURES' | 'DASHBOARD';
  /** global id */
  readonly id: string;
  readonly name: string;
  /** what the owner is called */
  readonly owner: string;
  /** what it needs that the owner loses: fields of the language or the graph, an action */
  readonly missing: readonly string[];
}

/** The world as somebody would see it with the given rights. */
export const ctxWith = (ctx: Ctx, { userId, name }: RightsChange, policy: Policy): Ctx => ({
  ...ctx,
  viewer: { ...ctx.viewer, userId, name, policy },
});
