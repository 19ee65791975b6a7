import { dayOf } from '@regulars/segment-language';
import { type Ctx, systemCtx } from '../../access/index.js';
import { newId } from '../../platform/ids.js';
import { defineJob, enqueue, isUnderWay, type Job, type Schedule } from '../../platform/jobs/job.js';
import type { Platform } from '../../platform/platform.js';
import { inTransaction } from '../../platform/transaction.js';
import { everything } from '../../read/index.js';
import { lifecycleRules } from './lifecycle-rules.service.js';
import { judgeDueKind, judgeKind, judgeSomeKind, lifecycleQueue } from './lifecycle.kinds.js';
import { judgeEverybody, judgeSome } from './lifecycle.service.js';

export function lifecycleJobs(platform: Platform): readonly Job[] {
  return [
    defineJob(judgeKind, async (_payload, { signal }) => judgeEverybody(await ownCtx(platform, signal))),
    defineJob(judgeSomeKind, async ({ customerIds }, { signal }) => judgeSome(await ownCtx(platform, signal), customerIds)),
    defineJob(judgeDueKind, async (_payload, { signal }) => {
      const ctx = await ownCtx(platform, signal);
      if (!(await isDue(ctx)) || (await isUnderWay(ctx, judgeKind))) return; // large shops take longer than a minute
      await inTransaction(ctx, (tx) => enqueue(tx, judgeKind, {}, { key: judgeKind.name, queue: lifecycleQueue }));
    }),
  ];
}

/** Rules count in days, so that everybody is judged once a day. */
export const lifecycleSchedules: readonly Schedule[] = [{ job: judgeDueKind.name, cron: '* * * * *' }];

/** Stages are of all customers, by rules that were judged when they were saved: nobody's rights cut them. */
async function ownCtx(platform: Platform, signal: AbortSignal): Promise<Ctx> {
  const viewer = { userId: newId<'User'>(), email: '', name: '', roleKey: '', roleName: '', locale: 'en', policy: everything } as const;
  return { ...(await systemCtx(platform, signal)), viewer };
}

async function isDue(ctx: Ctx): Promise<boolean> {
  const { judgedAt, judgedVersion, version } = await lifecycleRules(ctx);
  const { zone } = ctx.organisation;
  if (judgedAt !== null) return judgedVersion !== version || dayOf(judgedAt.getTime(), zone) !== dayOf(ctx.now().getTime(), zone);
  const [row] = await ctx.db.query<{ known: boolean }[]>('select exists (select from customers) as known');
  return row?.known ?? false;
}

/** Customers whose orders or record changed, and those who were merged, are judged within seconds. */
export function judgeOnChange(platform: Platform): void {
  const receive = async ({ customerIds }: { readonly customerIds: readonly string[] }): Promise<void> => {
    const ctx = await ownCtx(platform, new AbortController().signal);
    await inTransaction(ctx, (tx) => enqueue(tx, judgeSomeKind, { customerIds }, { queue: lifecycleQueue }));
  };
  platform.outbox.subscribe('OrdersRecorded', receive);
  platform.outbox.subscribe('CustomersChanged', receive);
}
