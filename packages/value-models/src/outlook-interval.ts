import type { Spend } from './gamma-gamma.js';
import type { PurchaseHistory } from './history.js';
import { quantile } from './rfm.js';
import { beta, exponential, gamma, poisson, seeded } from './sampling.js';
import { aliveOf, type BuyingModel, type ShopModel, spendOf } from './shop-model.js';

/** Eight of ten such customers end between the two. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const draws = 2000;
const mostPurchases = 10_000;

/**
 * Between what a customer's orders and their worth will lie with a chance of 80 %, by drawing futures from what the model believes of this customer
 * after their history; the same for the same seed. Worth is not discounted.
 */
export function outlookInterval(
  model: ShopModel,
  history: PurchaseHistory,
  spend: Spend | undefined,
  weeks: number,
  seed: number,
): { readonly orders: Interval; readonly value: Interval } {
  const random = seeded(seed);
  const futures = Array.from({ length: draws }, () => {
    const orders = drawOrders(random, model.buying, history, weeks);
    return { orders, value: orders === 0 ? 0 : drawValue(random, model, spend, orders) };
  });
  return { orders: between(futures.map(({ orders }) => orders)), value: between(futures.map(({ value }) => value)) };
}

function between(values: readonly number[]): Interval {
  const ascending = values.toSorted((a, b) => a - b);
  return { low: quantile(ascending, 0.1), high: quantile(ascending, 0.9) };
}

function drawOrders(random: () => number, buying: BuyingModel, history: PurchaseHistory, weeks: number): number {
  const { kind, parameters } = buying;
  const { repeats: x, age } = history;
  const rate = gamma(random, parameters.r + x, parameters.alpha + age);
  if (kind === 'RATE') return poisson(random, rate * weeks);
  if (random() >= (aliveOf(buying, history) ?? 1)) return 0;
  if (kind === 'PARETO_NBD') {
    const stays = exponential(random, gamma(random, parameters.s, parameters.beta + age));
    return poisson(random, rate * Math.min(weeks, stays));
  }
  const leaves = beta(random, parameters.a, parameters.b + x);
  let orders = 0;
  for (let at = exponential(random, rate); at < weeks && orders < mostPurchases; at += exponential(random, rate)) {
    orders += 1;
    if (random() < leaves) break;
  }
  return orders;
}

function drawValue(random: () => number, { spend: { kind, parameters } }: ShopModel, spend: Spend | undefined, orders: number): number {
  if (kind === 'MEAN') return orders * spendOf({ kind, parameters }, spend);
  const { p, q, v } = parameters;
  const known = spend ?? { purchases: 0, mean: 0 };
  const scale = gamma(random, q + p * known.purchases, v + known.purchases * known.mean);
  return gamma(random, p * orders, scale);
}
