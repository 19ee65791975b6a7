import type { Ctx } from '../../access/viewer.js';

interface Known<T> {
  readonly at: number;
  readonly value: Promise<T>;
}

const keptFor = 1000;

/** Computes something once for a request, however many resolvers ask for it; a subscription, which lives long, computes it anew each second. */
export function once<T>(compute: (ctx: Ctx) => Promise<T>): (ctx: Ctx) => Promise<T> {
  const known = new WeakMap<Ctx, Known<T>>();
  return (ctx) => {
    const at = ctx.now().getTime();
    const found = known.get(ctx);
    if (found && Math.abs(at - found.at) < keptFor) return found.value;
    const value = compute(ctx);
    known.set(ctx, { at, value });
    return value;
  };
}

interface Waiting<K, V> {
  readonly keys: Set<K>;
  readonly answer: Promise<ReadonlyMap<K, V>>;
}

/**
 * Collects the keys that resolvers ask for in one turn and reads them together: a page of 50 rows costs one statement, not 50. Askers of one
 * group share a read; a group is the request, or a field of its document where the read depends on what the field selects.
 */
export function batched<G extends object, K, V>(
  read: (group: G, keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
): (key: K, group: G, place?: object) => Promise<V | undefined> {
  const waiting = new WeakMap<object, Waiting<K, V>>();
  return async (key, group, place = group) => {
    const open = waiting.get(place) ?? start(group, place);
    open.keys.add(key);
    return (await open.answer).get(key);
  };

  function start(group: G, place: object): Waiting<K, V> {
    const keys = new Set<K>();
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      waiting.delete(place);
      return read(group, [...keys]);
    });
    const open = { keys, answer };
    waiting.set(place, open);
    return open;
  }
}
