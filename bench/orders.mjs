import { random, wait } from './measure.mjs';

const mutation =
  'mutation ($input: [OrderInput!]!, $key: String) { recordOrders(input: $input, idempotencyKey: $key) { created rejected { code message } } }';

/** Orders of one or two lines by random customers of the shop, at its own stores and of its own goods; the same seed makes the same ones. */
export async function orderMaker(database, seed) {
  const draw = random(seed);
  const pick = (list) => list[Math.floor(draw() * list.length)];
  const column = async (text) => (await database.query(text)).rows.map((row) => Object.values(row)[0]);
  const [customers, goods] = [
    await column("select value from identities where kind = 'card' order by customer_id limit 200000"),
    await column('select external_id from products where external_id is not null order by external_id limit 200'),
  ];
  const run = `${seed}-${Date.now()}`;
  let number = 0;
  return (given = {}) => ({
    externalId: `bench-${run}-${(number += 1)}`,
    placedAt: new Date().toISOString(),
    channel: 'bench',
    customer: { card: pick(customers) },
    lines: Array.from({ length: 1 + Math.floor(draw() * 2) }, () => ({
      sku: pick(goods),
      quantity: String(1 + Math.floor(draw() * 3)),
      unitPrice: (1 + draw() * 50).toFixed(2),
    })),
    ...given,
  });
}

/** Sends orders in calls, each call when it is due, until the signal; `onCall` hears of each call before and after. Answers how late the last was. */
export async function sendOrders(owner, make, { perSecond, perCall = 50, signal, onSent = () => {}, onDone = () => {} }) {
  const begun = performance.now();
  const calls = [];
  let count = 0;
  for (; !signal.aborted; count += 1) {
    const due = begun + (count * perCall * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    while (calls.filter((call) => !call.isDone).length >= 4)
      await Promise.race(calls.filter((call) => !call.isDone).map(({ done }) => done));
    const input = Array.from({ length: perCall }, () => make());
    onSent(input);
    const call = { isDone: false };
    call.done = record(owner, input).then(() => {
      call.isDone = true;
      onDone(input);
    });
    calls.push(call);
  }
  const lateBy = performance.now() - (begun + (count * perCall * 1000) / perSecond);
  await Promise.all(calls.map(({ done }) => done));
  return { orders: count * perCall, perSecond: (count * perCall * 1000) / (performance.now() - begun), lateBy };
}

/** Writes orders; throws when one does not go in. */
export async function record(owner, input) {
  const { recordOrders } = await owner.ask(mutation, { input, key: null });
  if (recordOrders.rejected.length > 0) throw new Error(JSON.stringify(recordOrders.rejected[0]));
}
