import { randomBytes } from 'node:crypto';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { conflict, inputInvalid, notFound } from '../../platform/errors.js';
import { type DeliveryId, fromGlobalId, isId, newId, toGlobalId, type WebhookId } from '../../platform/ids.js';
import { enqueue } from '../../platform/jobs/job.js';
import { inTransaction } from '../../platform/transaction.js';
import { segmentSource } from '../../read/index.js';
import { assertVisible } from '../segments/index.js';
import { deliverKind } from './deliver.kind.js';
import { secretFrom } from './webhook.rules.js';
import type { CreateWebhookInput, Webhook, WebhookDelivery } from './webhook.types.js';

/** A webhook as resolvers answer it. */
export type ShownWebhook = Omit<Webhook, 'deliveries'> & { readonly deliveries: () => Promise<readonly WebhookDelivery[]> };

interface Row {
  readonly id: WebhookId;
  readonly url: string;
  readonly segmentId: string;
  readonly segmentKey: string | null;
  readonly segmentName: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly endedBecause: string | null;
}

const selected = `select w.id, w.url, w.segment_id as "segmentId", s.key as "segmentKey", s.name as "segmentName", w.created_at as "createdAt",
  w.ended_at as "endedAt", w.ended_because as "endedBecause" from webhooks w left join segments s on s.id = w.segment_id`;

/** One's own webhooks, the latest first: 200 at most. */
export async function ownWebhooks(ctx: Ctx): Promise<readonly ShownWebhook[]> {
  assertGranted(ctx.viewer, 'webhooks.edit');
  const rows = await ctx.db.query<Row[]>(`${selected} where w.owner_id = $1 order by w.id desc limit 200`, [ctx.viewer.userId]);
  const visible = await segmentSource().visible(ctx);
  return rows.map(({ id, segmentKey, segmentName, segmentId, ...row }) => ({
    ...row,
    id: toGlobalId('Webhook', id),
    segmentId: toGlobalId('Segment', segmentId),
    segmentName: segmentKey !== null && visible.has(segmentKey) ? segmentName : null,
    deliveries: () => deliveriesOf(ctx, id),
  }));
}

async function deliveriesOf(ctx: Ctx, webhookId: WebhookId): Promise<readonly WebhookDelivery[]> {
  const rows = await ctx.db.query<WebhookDelivery[]>(
    `select id, state, attempts, next_at as "nextAt", status, problem, created_at as "createdAt" from webhook_deliveries
     where webhook_id = $1 order by id desc limit 50`,
    [webhookId],
  );
  return rows.map((row) => ({ ...row, id: toGlobalId('WebhookDelivery', row.id) }));
}

/** Makes a webhook of a segment one sees; what it tells is cut to what its maker may read when it is sent. Throws INPUT_INVALID, NOT_FOUND. */
export async function createWebhook(ctx: Ctx, input: CreateWebhookInput): Promise<{ webhook: ShownWebhook; secret: string }> {
  assertGranted(ctx.viewer, 'webhooks.edit');
  const found = fromGlobalId(input.segmentId);
  if (found?.type !== 'Segment') throw notFound('segment');
  const segment = await assertVisible(ctx, found.id);
  const url = URL.canParse(input.url) ? new URL(input.url) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(localhost|127\.|\[::1\])/.test(url.hostname));
  if (!url || !isSafe || url.username !== '' || url.password !== '' || input.url.length > 2000)
    throw inputInvalid({ path: 'input.url', rule: 'is an https address without user and password' });
  const secret = secretFrom(randomBytes(32));
  const id = newId<'Webhook'>();
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(
      `insert into webhooks (id, owner_id, segment_id, url, secret, told, created_at)
       select $1, $2, $3, $4, $5, coalesce(max(seq), 0), $6 from segment_refreshes where segment_id = $3`,
      [id, tx.viewer.userId, segment.id, url.href, secret, tx.now()],
    );
    tx.change?.tell({ subjects: [`Webhook:${id}`, `Segment:${segment.id}`], detail: { host: url.host } });
  });
  const webhook = (await ownWebhooks(ctx)).find((one) => one.id === toGlobalId('Webhook', id));
  if (!webhook) throw notFound('webhook');
  return { webhook, secret };
}

/** Ends a webhook of one's own; nothing more is sent. */
export async function endWebhook(ctx: Ctx, globalId: string): Promise<boolean> {
  assertGranted(ctx.viewer, 'webhooks.edit');
  const found = fromGlobalId(globalId);
  if (found?.type !== 'Webhook') throw notFound('webhook');
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.query<unknown[]>(
      `with ended as (update webhooks set ended_at = $3, ended_because = 'Ended by hand.'
         where id = $1 and owner_id = $2 and ended_at is null returning 1) select from ended`,
      [found.id, tx.viewer.userId, tx.now()],
    );
    return rows.length > 0;
  });
}

/** Sends a message once more, now, under the same id. Throws NOT_FOUND, CONFLICT while it waits or where the webhook has ended. */
export async function replayDelivery(ctx: Ctx, globalId: string): Promise<boolean> {
  assertGranted(ctx.viewer, 'webhooks.edit');
  const found = fromGlobalId(globalId);
  if (found?.type !== 'WebhookDelivery' || !isId<'WebhookDelivery'>(found.id)) throw notFound('delivery');
  const id: DeliveryId = found.id;
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.query<{ state: string; ended: boolean }[]>(
      `select d.state, w.ended_at is not null as ended from webhook_deliveries d join webhooks w on w.id = d.webhook_id
       where d.id = $1 and w.owner_id = $2 for update of d`,
      [id, tx.viewer.userId],
    );
    if (!row) throw notFound('delivery');
    if (row.state === 'WAITING' || row.ended) throw conflict('It waits to be sent, or its webhook has ended.', { state: row.state });
    await tx.db.query(`update webhook_deliveries set state = 'WAITING', attempts = 0, next_at = $2, problem = null where id = $1`, [
      id,
      tx.now(),
    ]);
    await enqueue(tx, deliverKind, { deliveryId: id }, { key: `webhook ${id}`, attempts: 3 });
    return true;
  });
}
