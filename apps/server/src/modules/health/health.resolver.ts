import { Ctx, Query, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { healthOf } from './health.service.js';
import { SystemHealth } from './health.types.js';

/** The state of the installation, for those who run it. */
@Resolver()
export class HealthResolver {
  @Query(() => SystemHealth, {
    description:
      'The state of the installation: replica, queue, memberships, slow questions, memory. `/metrics` has the same figures for Prometheus.',
  })
  @Needing({ action: 'settings.edit' })
  health(@Ctx() ctx: ViewerCtx): Promise<SystemHealth> {
    return healthOf(ctx);
  }
}
