import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { CalendarDate, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { lifecycleReport } from './lifecycle-report.service.js';
import { lifecycleRules, setLifecycleRules } from './lifecycle-rules.service.js';
import { LifecycleReportType, LifecycleRulesType, SetLifecycleRulesInput } from './lifecycle.types.js';

/** Where customers stand. */
@Resolver()
export class LifecycleResolver {
  @Query(() => LifecycleReportType, {
    description:
      'Where customers stood at the end of two days, how many came and went between, and how long they stay. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.lifecycleStage', 'StageChange.toStage'] })
  lifecycle(
    @Arg('since', () => CalendarDate, { description: 'The first day.' }) since: string,
    @Arg('until', () => CalendarDate, { description: 'The last day, after the first.' }) until: string,
    @Ctx() ctx: ViewerCtx,
  ): Promise<LifecycleReportType> {
    return lifecycleReport(ctx, { since, until });
  }

  @Query(() => LifecycleRulesType, { description: 'The rules that decide stages.' })
  @Needing({ action: 'customers.list', reads: ['Customer.lifecycleStage'] })
  lifecycleRules(@Ctx() ctx: ViewerCtx): Promise<LifecycleRulesType> {
    return lifecycleRules(ctx);
  }

  @Mutation(() => LifecycleRulesType, {
    description:
      'Sets the rules that decide stages; everybody is judged by them in the background. Errors: INPUT_INVALID, CONDITION_INVALID.',
  })
  @Needing({ action: 'settings.edit', reads: ['Customer.lifecycleStage'] })
  async setLifecycleRules(
    @Arg('input', () => SetLifecycleRulesInput) input: SetLifecycleRulesInput,
    @Ctx() ctx: ViewerCtx,
  ): Promise<LifecycleRulesType> {
    await setLifecycleRules(
      ctx,
      input.rules.map(({ stage, from, condition }) => ({ stage, from: from ?? null, condition })),
    );
    return lifecycleRules(ctx);
  }
}
