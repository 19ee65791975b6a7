import { dayOf } from '@regulars/segment-language';
import { systemCtx } from '../../access/index.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { type CustomerId, isId } from '../../platform/ids.js';
import { defineJob, enqueue, everybodyQueue, isUnderWay, type Job, type Schedule } from '../../platform/jobs/job.js';
import type { Platform } from '../../platform/platform.js';
import { inTransaction } from '../../platform/transaction.js';
import { judgeRisks } from './churn-risk.service.js';
import { latestRun, rescore, type RfmRun, scoreEverybody } from './rfm.service.js';
import { predictSome } from './outlook.service.js';
import { findSimilar, suggestionsMadeAt } from './similar-products.service.js';
import { currentModel, fitModel, isOutdated } from './value-model.service.js';
import { fitKind, rescoreKind, scoreDueKind, scoreKind, similarKind } from './value.kinds.js';

/** Of this part of the customers the orders may change before fifths are looked for anew on the same day. */
const mostRescored = 0.1;

export function valueJobs(platform: Platform): readonly Job[] {
  return [
    defineJob(scoreKind, async (_payload, { signal }) => {
      const ctx = await systemCtx(platform, signal);
      await judgeRisks(ctx);
      await scoreEverybody(ctx);
    }),
    defineJob(rescoreKind, async ({ customerIds }, { signal }) => {
      const ctx = await systemCtx(platform, signal);
      const known = customerIds.filter((id): id is CustomerId => isId(id));
      await rescore(ctx, known);
      const fitted = await currentModel(ctx);
      if (fitted) await predictSome(ctx, fitted, known);
    }),
    defineJob(fitKind, async ({ discount }, { signal }) => {
      await fitModel(await systemCtx(platform, signal), discount);
    }),
    defineJob(similarKind, async (_payload, { signal }) => findSimilar(await systemCtx(platform, signal))),
    defineJob(scoreDueKind, async (_payload, { signal }) => {
      const ctx = await systemCtx(platform, signal);
      for (const kind of [scoreKind, similarKind, fitKind]) if (await isUnderWay(ctx, kind)) return; // large shops take longer than a minute
      const due = (await isDue(ctx)) ? scoreKind : (await isSimilarDue(ctx)) ? similarKind : (await isFitDue(ctx)) ? fitKind : undefined;
      if (due) await inTransaction(ctx, (tx) => enqueue(tx, due, {}, { key: due.name, queue: everybodyQueue }));
    }),
  ];
}

/** Once a day by itself, since recency is counted in days; sooner when much changed. */
export const valueSchedules: readonly Schedule[] = [{ job: scoreDueKind.name, cron: '* * * * *' }];

async function isDue(ctx: PlatformCtx): Promise<boolean> {
  const run = await latestRun(ctx);
  if (run) return isStale(run, ctx.now(), ctx.organisation.zone);
  const [row] = await ctx.db.query<{ sold: boolean }[]>('select exists (select from orders) as sold');
  return row?.sold ?? false;
}

/** What is similar is found once a day, after the first scores. */
async function isSimilarDue(ctx: PlatformCtx): Promise<boolean> {
  const madeAt = await suggestionsMadeAt(ctx);
  const { zone } = ctx.organisation;
  if (madeAt) return dayOf(madeAt.getTime(), zone) !== dayOf(ctx.now().getTime(), zone);
  return (await latestRun(ctx)) !== undefined;
}

/** A first fit follows the first scores, and another each week. */
async function isFitDue(ctx: PlatformCtx): Promise<boolean> {
  const fitted = await currentModel(ctx);
  if (fitted) return isOutdated(fitted.asOf, ctx.now(), ctx.organisation.zone);
  return (await latestRun(ctx)) !== undefined;
}

/** Whether the day turned in the shop's zone since a run, or the orders of many customers changed. */
export function isStale({ asOf, rescored, customers }: Pick<RfmRun, 'asOf' | 'rescored' | 'customers'>, now: Date, zone: string): boolean {
  return dayOf(asOf.getTime(), zone) !== dayOf(now.getTime(), zone) || rescored > mostRescored * customers;
}

/** Customers whose orders changed, and those who were merged, are scored within seconds. */
export function rescoreOnChange(platform: Platform): void {
  const receive = async ({ customerIds }: { readonly customerIds: readonly string[] }): Promise<void> => {
    const ctx = await systemCtx(platform, new AbortController().signal);
    if (await latestRun(ctx)) await inTransaction(ctx, (tx) => enqueue(tx, rescoreKind, { customerIds }));
  };
  platform.outbox.subscribe('OrdersRecorded', receive);
  platform.outbox.subscribe('CustomersChanged', receive);
}
