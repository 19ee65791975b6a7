import { beforeEach, expect, test } from 'vitest';
import { database, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { recordMany } from '../orders/index.js';
import { buildMasterSchema } from '../../schema.js';
import { findSimilar } from './similar-products.service.js';
import { similarProducts, suggestionsFor } from './suggestions.service.js';

let shop: Stage;
let made = 0;
beforeEach(async () => {
  shop = await stage({ as: 'marketer', now: '2026-03-01T04:00:00Z' });
});

async function buys(externalId: string, products: readonly string[], placedAt = '2025-12-01T08:00:00Z'): Promise<string> {
  const { id } = await shop.make.customer({ externalId, city: externalId }).withoutOrders();
  const lines = products.map((name) => ({ sku: name, name, quantity: '1', unitPrice: '10' }));
  if (products.length > 0)
    await recordMany(
      shop.ctx,
      [{ externalId: `own-${(made += 1)}`, customer: { externalId }, placedAt: new Date(placedAt), status: 'paid', lines }],
      { source: 'test' },
    );
  return id;
}
const namesOf = async (customerId: string): Promise<readonly string[]> =>
  (await suggestionsFor(shop.ctx, customerId, 10)).map(({ name, becauseName }) => `${name} because ${becauseName ?? 'popular'}`);

test('what is like what somebody bought is suggested with the reason, without what they just bought', async () => {
  for (const one of ['a', 'b', 'c']) await buys(one, ['tea', 'honey']);
  for (const one of ['d', 'e']) await buys(one, ['tea', 'lemon']);
  const asked = await buys('asked', ['tea']);
  const fresh = await buys('fresh', ['tea']);
  await buys('fresh', ['honey'], '2026-02-25T08:00:00Z');
  await findSimilar(shop.ctx);
  expect(await namesOf(asked)).toEqual(['honey because tea', 'lemon because tea', 'tea because popular']);
  expect(await namesOf(fresh)).toEqual(['tea because honey', 'lemon because tea']);
});

test('who is new is suggested what most customers bought lately', async () => {
  for (const one of ['a', 'b', 'c']) await buys(one, ['bread'], '2026-02-01T08:00:00Z');
  await buys('d', ['cake'], '2026-02-01T08:00:00Z');
  await findSimilar(shop.ctx);
  expect(await namesOf(await buys('new', []))).toEqual(['bread because popular', 'cake because popular']);
});

test('likeness is the cosine of the buyers, and leads to who bought the one and not the other', async () => {
  for (const one of ['a', 'b']) await buys(one, ['tea', 'honey']);
  for (const one of ['c', 'd']) await buys(one, ['tea']);
  await findSimilar(shop.ctx);
  await findSimilar(shop.ctx);
  const { rows } = await database.pool.query<{ id: string }>(`select id from products where name = 'tea'`);
  const [like] = await similarProducts(shop.ctx, rows[0]?.id ?? '', 5);
  expect(like).toMatchObject({ name: 'honey', buyers: 2 });
  expect(like?.similarity).toBeCloseTo(2 / Math.sqrt(4 * 2), 12);
  const client = await (await serveGraph(database, buildMasterSchema(), { now: shop.ctx.now })).signedInAs('marketer');
  const id = Buffer.from(`Product:${rows[0]?.id}`).toString('base64url');
  const { body } = await client.ask('query ($id: ID!) { similarProducts(productId: $id) { name condition } }', { id });
  const found = body.data?.['similarProducts'] as readonly { condition: string }[];
  const preview = await client.ask('query ($c: Condition!) { previewSegment(condition: $c) { count } }', { c: found[0]?.condition });
  expect(preview.body.data).toEqual({ previewSegment: { count: 2 } });
});

test('of many customers a part tells what is alike, the same part every time', async () => {
  for (let one = 0; one < 40; one += 1) await buys(`c${one}`, ['tea', 'honey']);
  const { rows } = await database.pool.query<{ id: string }>("select id from products where name = 'tea'");
  const likeTea = async (lookedAt: number) => {
    await findSimilar(shop.ctx, lookedAt);
    return similarProducts(shop.ctx, rows[0]?.id ?? '', 5);
  };
  expect(await likeTea(100)).toMatchObject([{ name: 'honey', similarity: 1, buyers: 40 }]);
  const [part] = await likeTea(20);
  expect(part).toMatchObject({ name: 'honey', similarity: 1 });
  expect(part?.buyers).toBeGreaterThan(8);
  expect(part?.buyers).toBeLessThan(32);
  expect(await likeTea(20)).toEqual([part]);
});
