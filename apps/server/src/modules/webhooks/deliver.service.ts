import { ctxAs, systemCtx } from '../../access/act-as.js';
import { can, canRead } from '../../access/policy.js';
import type { Ctx } from '../../access/viewer.js';
import { type DeliveryId, newId, toGlobalId, type UserId } from '../../platform/ids.js';
import { enqueue } from '../../platform/jobs/job.js';
import type { Platform } from '../../platform/platform.js';
import { inTransaction } from '../../platform/transaction.js';
import { seenIds } from '../../read/index.js';
import { assertVisible, membersMoved } from '../segments/index.js';
import { deliverKind } from './deliver.kind.js';
import { ClosedAddress, postOnce } from './post-once.js';
import { nextTry, signedHeaders } from './webhook.rules.js';

/** Makes a message of each computation that moved members of the segments since the last one that was told; twice for one event makes none twice. */
export async function noteChanges(platform: Platform, segmentIds: readonly string[]): Promise<void> {
  const ctx = await systemCtx(platform, new AbortController().signal);
  await inTransaction(ctx, async (tx) => {
    const hooks = await tx.db.query<{ id: string; segmentId: string; told: string }[]>(
      'select id, segment_id as "segmentId", told::text from webhooks where segment_id = any ($1::uuid[]) and ended_at is null order by id for update',
      [segmentIds],
    );
    for (const hook of hooks) {
      const refreshes = await tx.db.query<{ id: string; seq: string }[]>(
        'select id, seq::text from segment_refreshes where segment_id = $1 and seq > $2 and entered_count + left_count > 0 order by seq',
        [hook.segmentId, hook.told],
      );
      for (const { id: refreshId } of refreshes) {
        const id = newId<'WebhookDelivery'>();
        await tx.db.query(
          `insert into webhook_deliveries (id, webhook_id, refresh_id, state, next_at, created_at) values ($1, $2, $3, 'WAITING', $4, $4)`,
          [id, hook.id, refreshId, tx.now()],
        );
        await enqueue(tx, deliverKind, { deliveryId: id }, { key: `webhook ${id}`, attempts: 3 });
      }
      const last = refreshes.at(-1);
      if (last) await tx.db.query('update webhooks set told = $2 where id = $1', [hook.id, last.seq]);
    }
  });
}

interface Waiting {
  readonly webhookId: string;
  readonly refreshId: string;
  readonly attempts: number;
  readonly ownerId: UserId;
  readonly segmentId: string;
  readonly url: string;
  readonly secret: string;
}

/** Sends a message with what its owner may read now; a failed one waits longer each time, and after ten attempts it is dead. */
export async function deliver(platform: Platform, id: DeliveryId, signal: AbortSignal): Promise<void> {
  const { database, now, config } = platform;
  const { rows } = await database.pool.query<Waiting>(
    `select d.webhook_id as "webhookId", d.refresh_id as "refreshId", d.attempts, w.owner_id as "ownerId", w.segment_id as "segmentId", w.url, w.secret
     from webhook_deliveries d join webhooks w on w.id = d.webhook_id where d.id = $1 and d.state = 'WAITING' and w.ended_at is null`,
    [id],
  );
  const [waiting] = rows;
  if (!waiting) return;
  const over = async (state: 'DELIVERED' | 'DEAD', status: number | null, problem: string | null): Promise<void> => {
    await database.pool.query(
      `update webhook_deliveries set state = $2, attempts = attempts + 1, next_at = null, status = $3, problem = $4,
         delivered_at = case when $2 = 'DELIVERED' then $5::timestamptz end where id = $1`,
      [id, state, status, problem, now()],
    );
  };
  const ctx = await ctxAs(platform, waiting.ownerId, signal);
  const payload = ctx && (await payloadFor(ctx, waiting));
  if (payload === undefined) return over('DEAD', null, 'Its maker may not read this any more.');
  const tried = await attempt(new URL(waiting.url), id, payload, waiting.secret, now(), config.webhooksToPrivate);
  if (tried.isDone) return over('DELIVERED', tried.status, null);
  const again = tried.isFinal ? undefined : nextTry(waiting.attempts + 1, now());
  if (!again) {
    await over('DEAD', tried.status, tried.problem);
    if (tried.status === gone) await end(platform, waiting.webhookId, 'The receiver answered 410: it is gone.');
    return;
  }
  await inTransaction(await systemCtx(platform, signal), async (tx) => {
    await tx.db.query(`update webhook_deliveries set attempts = attempts + 1, next_at = $2, status = $3, problem = $4 where id = $1`, [
      id,
      again,
      tried.status,
      tried.problem,
    ]);
    await enqueue(tx, deliverKind, { deliveryId: id }, { key: `webhook ${id}`, runAt: again, attempts: 3 });
  });
}

const gone = 410;

interface Attempt {
  readonly isDone: boolean;
  /** whether trying again cannot help */
  readonly isFinal: boolean;
  readonly status: number | null;
  readonly problem: string | null;
}

async function attempt(url: URL, id: DeliveryId, payload: string, secret: string, now: Date, toPrivate: boolean): Promise<Attempt> {
  const headers = signedHeaders(toGlobalId('WebhookDelivery', id), Math.floor(now.getTime() / 1000), payload, secret);
  try {
    const { status } = await postOnce(url, headers, payload, toPrivate);
    const isDone = status >= 200 && status < 300;
    return { isDone, isFinal: status === gone, status, problem: isDone ? null : `Answered ${status}.` };
  } catch (error) {
    return {
      isDone: false,
      isFinal: error instanceof ClosedAddress,
      status: null,
      problem: error instanceof Error ? error.message : 'Failed.',
    };
  }
}

async function end({ database, now }: Platform, webhookId: string, because: string): Promise<void> {
  await database.pool.query('update webhooks set ended_at = $2, ended_because = $3 where id = $1 and ended_at is null', [
    webhookId,
    now(),
    because,
  ]);
}

/** Customers named each way in one message; `enteredCount` and `leftCount` say of how many. */
const mostNamed = 1000;

const named = (ids: readonly string[]): readonly string[] => ids.slice(0, mostNamed).map((one) => toGlobalId('Customer', one));

/** What the owner of a webhook may be told of a computation; undefined when nothing. */
async function payloadFor(ctx: Ctx, { segmentId, refreshId }: Waiting): Promise<string | undefined> {
  const { policy } = ctx.viewer;
  if (!can(policy, 'webhooks.edit') || !can(policy, 'customers.list') || !canRead(policy, 'Customer', 'id')) return undefined;
  const segment = await assertVisible(ctx, segmentId).catch(() => undefined);
  const moved = segment && (await membersMoved(ctx, segmentId, refreshId));
  if (!segment || !moved) return undefined;
  const seen = async (ordinals: Uint32Array): Promise<readonly string[]> => seenIds(ctx, 'Customer', { ordinal: [...ordinals] });
  const [entered, left] = await Promise.all([seen(moved.entered), seen(moved.left)]);
  return JSON.stringify({
    type: 'segment.membership_changed',
    timestamp: moved.at.toISOString(),
    data: {
      segment: { id: toGlobalId('Segment', segmentId), key: segment.key },
      cause: moved.cause,
      enteredCount: entered.length,
      leftCount: left.length,
      entered: named(entered),
      left: named(left),
    },
  });
}
