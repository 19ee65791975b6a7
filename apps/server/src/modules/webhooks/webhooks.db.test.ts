import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { shopServer } from '../../../test/support/shop-server.js';
import { readConfig } from '../../platform/config.js';
import { type DeliveryId, fromGlobalId, isId } from '../../platform/ids.js';
import { createLog } from '../../platform/log.js';
import { openOutbox } from '../../platform/outbox/outbox.js';
import type { Platform } from '../../platform/platform.js';
import { entities } from '../../product.js';
import { deliver } from './deliver.service.js';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
const received: Received[] = [];
let answer: { status: number; location?: string } = { status: 204 };
const receiver = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => (text += part));
  request.on('end', () => {
    received.push({ headers: request.headers, text });
    response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
afterAll(() => void receiver.close());
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;

const database = await templateDatabase(entities);
const { signedInAs } = await shopServer(database, { WEBHOOKS_TO_PRIVATE: 'on' });
const owner = await signedInAs('owner');
const create = (id: string, city: string) =>
  owner.ask('mutation ($input: [CustomerInput!]!) { upsertCustomers(input: $input) { created updated } }', {
    input: [{ externalId: id, city }],
  });
const { createSegment } = await owner.ask(
  'mutation { createSegment(input: { name: "Hangzhou", key: "hangzhou", condition: "city = \\"Hangzhou\\"" }) { id memberCount } }',
);
const segmentId: unknown = Object(createSegment).id;
const made = async (to = url): Promise<{ webhook: { id: string }; secret: string }> => {
  const { createWebhook } = await owner.ask(
    'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { id url segmentName } } }',
    {
      input: { segmentId, url: to },
    },
  );
  return createWebhook as { webhook: { id: string }; secret: string };
};
type Delivery = { id: string; state: string; attempts: number; status: number | null; problem: string | null };
const deliveries = async (webhookId: string): Promise<readonly Delivery[]> => {
  const { webhooks } = await owner.ask('{ webhooks { id endedAt deliveries { id state attempts status problem } } }');
  return (webhooks as { id: string; deliveries: Delivery[] }[]).find(({ id }) => id === webhookId)?.deliveries ?? [];
};
const states = async (webhookId: string): Promise<readonly string[]> => (await deliveries(webhookId)).map(({ state }) => state);
const soon = { timeout: 20_000, interval: 100 };

/** The same shop at any time, to try again without waiting. */
const at = (now: Date, toPrivate = true): Platform => {
  const log = createLog('silent');
  const config = { ...readConfig({}), webhooksToPrivate: toPrivate };
  return { config, log, now: () => now, database, outbox: openOutbox(database, log, () => now) };
};
const innerId = (globalId: string): DeliveryId => {
  const id = fromGlobalId(globalId)?.id ?? '';
  if (!isId<'WebhookDelivery'>(id)) throw new Error('No id.');
  return id;
};

test('who comes in is told once, signed, with what the owner may see', async () => {
  const hook = await made();
  expect(hook.secret).toMatch(/^whsec_/);
  await create('1', 'Hangzhou');
  await expect.poll(() => states(hook.webhook.id), soon).toEqual(['DELIVERED']);
  const [message] = received;
  const body = Object(JSON.parse(message?.text ?? ''));
  expect(body).toMatchObject({ type: 'segment.membership_changed', data: { segment: { key: 'hangzhou' }, enteredCount: 1, leftCount: 0 } });
  const { customer } = await owner.ask('{ customer(externalId: "1") { id } }');
  expect(body.data.entered).toEqual([Object(customer).id]);
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = message?.headers ?? {};
  const key = Buffer.from(hook.secret.slice(6), 'base64');
  expect(signature).toBe(
    `v1,${createHmac('sha256', key)
      .update(`${String(id)}.${String(time)}.${message?.text}`)
      .digest('base64')}`,
  );
  await owner.ask('mutation ($id: ID!) { endWebhook(id: $id) }', { id: hook.webhook.id });
});

test('a receiver that fails is tried again later each time, then the message is dead, and can be sent again under its id', async () => {
  answer = { status: 500 };
  const hook = await made();
  await create('2', 'Hangzhou');
  await expect.poll(async () => (await deliveries(hook.webhook.id))[0]?.attempts, soon).toBe(1);
  const [failed] = await deliveries(hook.webhook.id);
  expect(failed).toMatchObject({ state: 'WAITING', status: 500, problem: 'Answered 500.' });
  for (let tries = 0; tries < 9; tries += 1) await deliver(at(new Date()), innerId(failed?.id ?? ''), new AbortController().signal);
  expect((await deliveries(hook.webhook.id))[0]).toMatchObject({ state: 'DEAD', attempts: 10 });
  answer = { status: 200 };
  await owner.ask('mutation ($id: ID!) { replayDelivery(id: $id) }', { id: failed?.id });
  await expect.poll(() => states(hook.webhook.id), soon).toEqual(['DELIVERED']);
  expect(received.at(-1)?.headers['webhook-id']).toBe(failed?.id);
  await expect(owner.ask('mutation ($id: ID!) { replayDelivery(id: $id) }', { id: hook.webhook.id })).rejects.toThrow('NOT_FOUND');
  await owner.ask('mutation ($id: ID!) { endWebhook(id: $id) }', { id: hook.webhook.id });
});

/** A message that waits, of a webhook of its own that nothing was sent of yet. */
const waiting = async (to = url): Promise<{ webhookId: string; id: DeliveryId }> => {
  const hook = await made(to);
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into webhook_deliveries (id, webhook_id, refresh_id, state, next_at, created_at)
     select gen_random_uuid(), $1, (select id from segment_refreshes where entered_count > 0 order by id desc limit 1), 'WAITING', now(), now() returning id`,
    [fromGlobalId(hook.webhook.id)?.id],
  );
  const id = rows[0]?.id ?? '';
  if (!isId<'WebhookDelivery'>(id)) throw new Error('No id.');
  return { webhookId: hook.webhook.id, id };
};
const send = (id: DeliveryId, toPrivate = true) => deliver(at(new Date(), toPrivate), id, new AbortController().signal);

test('nothing goes to a private network, whatever its name, and no redirect is followed', async () => {
  const before = received.length;
  for (const to of [url, url.replace('127.0.0.1', 'localhost')]) {
    const { webhookId, id } = await waiting(to);
    await send(id, false);
    expect((await deliveries(webhookId))[0]).toMatchObject({ state: 'DEAD', problem: 'The address is not of the public internet.' });
  }
  expect(received.length).toBe(before);
  answer = { status: 302, location: `${url}/elsewhere` };
  const { webhookId, id } = await waiting();
  await send(id);
  expect((await deliveries(webhookId))[0]).toMatchObject({ state: 'WAITING', status: 302 });
  expect(received.length).toBe(before + 1);
});

test('a receiver that is gone ends the webhook', async () => {
  answer = { status: 410 };
  const { webhookId, id } = await waiting();
  await send(id);
  const { webhooks } = await owner.ask('{ webhooks { id endedBecause } }');
  expect((webhooks as { id: string; endedBecause: string }[]).find((one) => one.id === webhookId)?.endedBecause).toContain('410');
});

test('what the owner lost the right to is not told', async () => {
  answer = { status: 200 };
  const { webhookId, id } = await waiting();
  const before = received.length;
  await database.pool.query(`update roles set labels = labels || '{"demographic": "none"}' where key = 'owner'`);
  await send(id);
  await database.pool.query(`update roles set labels = labels || '{"demographic": "write"}' where key = 'owner'`);
  expect((await deliveries(webhookId))[0]).toMatchObject({ state: 'DEAD', problem: 'Its maker may not read this any more.' });
  expect(received.length).toBe(before);
});

test.each(['http://example.com/hook', 'https://user:secret@example.com/', 'ftp://example.com', 'nonsense'])(
  '%s is refused as an address',
  async (to) => {
    await expect(made(to)).rejects.toThrow('INPUT_INVALID');
  },
);
