import { expect, test } from 'vitest';
import { toGlobalId } from '../../src/platform/ids.js';
import { buildMasterSchema } from '../../src/schema.js';
import { scopedShop } from './scoped-shop.js';

const { clientOfPart, clientOfAll, inside, outside } = await scopedShop(buildMasterSchema());

const answer = async (query: string): Promise<Readonly<Record<string, unknown>>> => {
  const { body } = await clientOfPart.ask(query);
  expect(body.errors, query).toBeUndefined();
  return body.data ?? {};
};
const refusal = async (query: string): Promise<unknown> => (await clientOfPart.ask(query)).body.errors?.[0]?.extensions['code'];

test('a role with a row scope sees the customers in it and nobody else, in every list, count, search and sample', async () => {
  expect(await answer('{ customers { totalCount nodes { city } } }')).toEqual({
    customers: { totalCount: 2, nodes: [{ city: 'Suzhou' }, { city: 'Suzhou' }] },
  });
  expect(await answer('{ customers(where: "not city = \\"Suzhou\\"") { totalCount } }')).toEqual({ customers: { totalCount: 0 } });
  expect(await answer('{ customers(search: "hangzhou") { totalCount } }')).toEqual({ customers: { totalCount: 0 } });
  expect(await answer('{ orders { totalCount nodes { customer { city } } } }')).toEqual({
    orders: { totalCount: 2, nodes: [{ customer: { city: 'Suzhou' } }, { customer: { city: 'Suzhou' } }] },
  });
  expect(
    await answer('{ previewSegment(condition: "count(orders) >= 1") { count total conditions { alone } sample { totalCount } } }'),
  ).toEqual({
    previewSegment: { count: 2, total: 2, conditions: [{ alone: 2 }], sample: { totalCount: 2 } },
  });
  expect(await answer('{ metrics(measures: [{ measure: CUSTOMERS }, { measure: ORDERS }]) { rows { values } } }')).toEqual({
    metrics: { rows: [{ values: ['2', '2'] }] },
  });
});

test('a customer out of the scope is as absent as one that never was', async () => {
  const [seen, hidden] = [toGlobalId('Customer', inside), toGlobalId('Customer', outside)];
  expect(await answer(`{ customer(id: "${seen}") { city } }`)).toEqual({ customer: { city: 'Suzhou' } });
  expect(await answer(`{ customer(id: "${hidden}") { city } node(id: "${hidden}") { id } }`)).toEqual({ customer: null, node: null });
  expect(await refusal(`{ explainMembership(condition: "ordersCount >= 1", customerId: "${hidden}") { member } }`)).toBe('NOT_FOUND');
});

test('members and sizes of a segment are cut by the scope; what is kept for all together is refused', async () => {
  const all = await clientOfAll.ask('{ segment(key: "buyers") { memberCount members { totalCount } history { count } } }');
  expect(all.body.data).toEqual({ segment: { memberCount: 4, members: { totalCount: 4 }, history: [{ count: 4 }] } });
  expect(await answer('{ segment(key: "buyers") { memberCount members { totalCount nodes { city } } } }')).toEqual({
    segment: { memberCount: 2, members: { totalCount: 2, nodes: [{ city: 'Suzhou' }, { city: 'Suzhou' }] } },
  });
  expect(await refusal('{ segment(key: "buyers") { history { count } } }')).toBe('ACTION_FORBIDDEN');
  expect(await refusal('{ segment(key: "buyers") { changes { totalCount } } }')).toBe('ACTION_FORBIDDEN');
});
