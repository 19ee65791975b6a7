import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { JobType } from './job.types.js';
import { cancelJob, jobsOf, retryJob } from './jobs.service.js';

/** Work in the background, for those who run the installation. */
@Resolver()
export class JobsResolver {
  @Query(() => [JobType], { description: 'Jobs that wait, run or failed, running ones first: 200 at most.' })
  @Needing({ action: 'settings.edit' })
  async jobs(@Ctx() ctx: ViewerCtx): Promise<JobType[]> {
    return [...(await jobsOf(ctx))];
  }

  @Mutation(() => Boolean, {
    description:
      'Calls a job off; what it was for says so. One that is running comes to nothing when it ends. Errors: NOT_FOUND when it is over, CONFLICT for kinds that end by themselves (cancelImport stops an import).',
  })
  @Needing({ action: 'settings.edit' })
  async cancelJob(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    await cancelJob(ctx, id);
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'Tries a job that failed once more, now. Errors: NOT_FOUND when it is over, CONFLICT while it runs.',
  })
  @Needing({ action: 'settings.edit' })
  async retryJob(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    await retryJob(ctx, id);
    return true;
  }
}
