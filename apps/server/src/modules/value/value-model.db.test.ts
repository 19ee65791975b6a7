import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { database, seenBy, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { toGlobalId } from '../../platform/ids.js';
import { buildMasterSchema } from '../../schema.js';
import { explainOutlook } from './explain-outlook.service.js';
import { predictSome } from './outlook.service.js';
import { currentModel, fitModel, isOutdated } from './value-model.service.js';

let shop: Stage;
beforeEach(async () => {
  shop = await stage({ as: 'owner', now: '2026-03-01T00:00:00Z' });
});

const predicted = async (externalId: string) =>
  (
    await database.pool.query<Record<'alive' | 'orders' | 'value', string | null>>(
      `select active_chance as alive, expected_orders12_months as orders, expected_value12_months as value from customers where external_id = $1`,
      [externalId],
    )
  ).rows[0];

async function smallShop(): Promise<void> {
  for (const [externalId, days] of [
    ['often', ['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01', '2026-02-20']],
    ['gone', ['2025-03-01', '2025-03-20', '2025-04-10', '2025-04-28']],
    ['once', ['2026-01-15']],
  ] as const)
    for (const placedAt of days) await shop.make.customer({ externalId }).withOrders(1, { placedAt, unitPrice: '20' });
  await shop.make.customer({ externalId: 'none' }).withoutOrders();
}

test('a small shop is fitted too, drawn to what is usual; who is lively is expected to bring more than who is gone', async () => {
  await smallShop();
  const fitted = await fitModel(shop.ctx);
  expect(fitted).toMatchObject({ customers: 3, fittedOn: 3, repeatBuyers: 2, firstDay: '2025-03-01', lastDay: '2026-02-20' });
  expect(fitted.model.warnings).toContain('FEW_REPEAT_BUYERS');
  const [often, gone] = [await predicted('often'), await predicted('gone')];
  expect(Number(often?.orders)).toBeGreaterThan(Number(gone?.orders));
  expect(Number(often?.value)).toBeGreaterThan(0);
  expect(await predicted('none')).toEqual({ alive: null, orders: null, value: null });
  expect(isOutdated(fitted.asOf, new Date('2026-03-07T00:00:00Z'), 'UTC')).toBe(false);
  expect(isOutdated(fitted.asOf, new Date('2026-03-08T00:00:00Z'), 'UTC')).toBe(true);
});

test('what is stored of a customer is what the reason says, and an order changes it at once', async () => {
  await smallShop();
  await fitModel(shop.ctx);
  const { rows } = await database.pool.query("select id from customers where external_id = 'gone'");
  const id = rows[0].id;
  const why = await explainOutlook(shop.ctx, id);
  expect(why).toMatchObject({ history: { repeats: 3 }, ownOrder: 20 });
  expect(Number((await predicted('gone'))?.orders)).toBeCloseTo(why?.horizons[2]?.orders ?? 0, 3);
  await shop.make.customer({ externalId: 'gone' }).withOrders(1, { placedAt: '2026-02-27', unitPrice: '20' });
  const before = await predicted('gone');
  const fitted = await currentModel(shop.ctx);
  if (fitted) await predictSome(shop.ctx, fitted, [id]);
  expect(Number((await predicted('gone'))?.orders)).toBeGreaterThan(Number(before?.orders));
});

const worth = async (rate?: number): Promise<readonly [number, number]> => {
  const { discount } = await fitModel(shop.ctx, rate);
  return [discount, Number((await predicted('often'))?.value)];
};

test('value is discounted at the rate that was chosen, until another is', async () => {
  await smallShop();
  const [[, undiscounted], [half, discounted], [kept, again]] = [await worth(0), await worth(0.5), await worth()];
  expect([half, kept]).toEqual([0.5, 0.5]);
  expect(again).toBe(discounted);
  expect(discounted).toBeLessThan(undiscounted);
  expect(discounted).toBeGreaterThan(undiscounted / 1.5); // a year at fifty percent is the most that anything is discounted by
  const client = await (await serveGraph(database, buildMasterSchema())).signedInAs('marketer');
  const { body } = await client.ask('mutation { fitValueModels(discountRate: 2) }');
  expect(body.errors?.[0]?.extensions?.['code']).toBe('INPUT_INVALID');
});

test('the graph shows the fit and the reason; conditions and lists have the predictions', async () => {
  await smallShop();
  await fitModel(shop.ctx);
  const client = await (await serveGraph(database, buildMasterSchema())).signedInAs('analyst');
  const { body } = await client.ask(
    '{ valueModels { customers discountRate buying spending shrinkage warnings fits { model logLikelihood isUsed parameters { name value } } backTest { expected bought tenths { customers } } } customers(where: "expectedOrders12Months > 0") { totalCount nodes { id activeChance expectedOrders3Months expectedValue12Months { amount } } } }',
  );
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({
    valueModels: [{ customers: 3, discountRate: 0.1, fits: [{ model: 'BG_NBD' }, { model: 'PARETO_NBD' }, { model: 'GAMMA_GAMMA' }] }],
    customers: { totalCount: 3 },
  });
  const { rows } = await database.pool.query("select id from customers where external_id = 'often'");
  const outlook = await client.ask(
    'query ($id: ID!) { customerOutlook(customerId: $id) { repeats horizons { months orders ordersRange { low high } valueLow { amount } } } }',
    {
      id: toGlobalId('Customer', rows[0].id),
    },
  );
  expect(outlook.body.data).toMatchObject({ customerOutlook: { repeats: 4, horizons: [{ months: 3 }, { months: 6 }, { months: 12 }] } });
  const scoped = {
    ...seenBy('analyst'),
    viewer: { ...seenBy('analyst').viewer, policy: { ...seenBy('analyst').viewer.policy, rowScope: 'ordersCount = 1' } },
  };
  await expect(explainOutlook(scoped, rows[0].id)).rejects.toThrow('No such customer');
});

const file = fileURLToPath(new URL('../../../../../../shared/data/cdnow/cdnow_sample.csv', import.meta.url));

test.skipIf(!existsSync(file))('CDNOW through the shop: the fit is the published one (needs ../shared/data/cdnow)', async () => {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const orders = rows
    .filter(([, , date = '']) => date <= '1997-09-30')
    .map(([, customer, day, , amount]) => ({ customer, day, cents: Math.round(Number(amount) * 100) }));
  await database.pool.query(
    `with given as (select * from json_to_recordset($1) as given (customer text, day date, cents bigint)),
     people as (insert into customers (id, source, external_id, created_at, updated_at)
       select gen_random_uuid(), 'cdnow', customer, now(), now() from given group by customer returning id, external_id)
     insert into orders (customer_id, id, source, external_id, kind, status, placed_at, subtotal, total, created_at, updated_at)
       select p.id, gen_random_uuid(), 'cdnow', row_number() over (), 'order', 'paid', g.day + time '04:00' at time zone 'UTC', g.cents, g.cents, now(), now()
       from given g join people p on p.external_id = g.customer`,
    [JSON.stringify(orders)],
  );
  const { model, customers, backTest } = await fitModel(seenBy('owner', '1997-09-30T10:00:00Z'));
  expect(customers).toBe(2357);
  expect(model.warnings).toEqual([]);
  expect(model.buying.kind).toBe('BG_NBD');
  const fit = model.fits.find(({ isUsed }) => isUsed);
  expect(fit?.logLikelihood).toBeCloseTo(-9582.43, 1);
  expect(fit?.parameters.r).toBeCloseTo(0.243, 2);
  expect(fit?.parameters.alpha).toBeCloseTo(4.414, 1);
  expect(backTest?.bought).toBeGreaterThan(0);
});
