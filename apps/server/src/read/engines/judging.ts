import type { ClientBase } from 'pg';
import { breathing } from '../../platform/breathing.js';
import { Aliases, Binder } from '../sql.js';
import { KnownRows } from './known-rows.js';
import type { InMemory, Leaf } from './leaf.js';

/** A leaf with the customers, by id with their ordinals, whose answers to it are to be found. */
export interface Stale {
  readonly leaf: Leaf;
  readonly owed: ReadonlyMap<string, number>;
}

type Client = Pick<ClientBase, 'query'>;

/** Zones, days and category trees for which rows are kept at a time. */
const mostKinds = 4;
/** Changed customers up to which rows are read before anybody asks for them. */
const mostAhead = 2000;
/** Milliseconds without a question after which rows are not read ahead any more. */
const inUse = 60_000;

/** Judges customers that changed: in memory by the language's predicates, and by SQL where those do not reach. */
export class Judging {
  private readonly kinds = new Map<string, KnownRows>();
  private lastUsed = 0;

  /** Rows of customers that changed are of no use any more. */
  forget(customerIds: Iterable<string>): void {
    for (const rows of this.kinds.values()) rows.forget(customerIds);
  }

  /** Reads rows that the next questions will want. */
  async readAhead(client: Client, customerIds: ReadonlySet<string>, now: number): Promise<void> {
    if (customerIds.size > mostAhead || now - this.lastUsed > inUse) return;
    for (const rows of this.kinds.values()) await rows.read(client, customerIds, now);
  }

  /** Products, stores or categories look different now, which rows hold something of. */
  forgetAll(): void {
    this.kinds.clear();
  }

  /** Lets go of customers whom the replica has read meanwhile. */
  keepOnly(customerIds: ReadonlySet<string>): void {
    for (const rows of this.kinds.values()) rows.keepOnly(customerIds);
  }

  /** The ordinals of those who hold each leaf, in their order, in the snapshot of the client's transaction. */
  async judge(client: Client, stale: readonly Stale[], now: number): Promise<readonly ReadonlySet<number>[]> {
    if (stale.length > 0) this.lastUsed = now;
    const holding = stale.map(() => new Set<number>());
    const breath = breathing();
    const forSql: (Stale & { readonly place: number })[] = [];
    const judged = stale.map((one) => ({ ...one, rows: one.leaf.inMemory && this.rowsFor(one.leaf.inMemory) }));
    for (const { rows, leaf } of judged) if (leaf.inMemory) rows?.want(leaf.inMemory.reads);
    for (const [place, { leaf, owed, rows }] of judged.entries()) {
      if (!rows || !leaf.inMemory) {
        forSql.push({ leaf, owed, place });
        continue;
      }
      await rows.read(client, owed.keys(), now);
      const meets = leaf.inMemory.meets(now);
      const heavy = new Map<string, number>();
      for (const [id, ordinal] of owed) {
        const customer = rows.of(id);
        if (customer === 'heavy') heavy.set(id, ordinal);
        else if (customer !== undefined && customer !== 'gone' && meets(customer)) holding[place]?.add(ordinal);
      }
      await breath();
      if (heavy.size > 0) forSql.push({ leaf, owed: heavy, place });
    }
    if (forSql.length > 0) {
      for (const { ordinal, holds } of await bySql(client, forSql, now)) {
        for (const [index, { owed, place }] of forSql.entries())
          if (holds[index] === true && isAmong(owed, ordinal)) holding[place]?.add(ordinal);
      }
    }
    return holding;
  }

  /** Where it does not matter under what rows were read, those that are there serve. */
  private rowsFor({ surroundings }: InMemory): KnownRows | undefined {
    if (!surroundings) return [...this.kinds.values()].at(-1);
    const key = `${surroundings.zone} ${surroundings.today} ${surroundings.categories.version}`;
    const rows = this.kinds.get(key) ?? new KnownRows(surroundings);
    this.kinds.delete(key); // to the end: the latest used
    this.kinds.set(key, rows);
    for (const oldest of this.kinds.keys()) if (this.kinds.size > mostKinds) this.kinds.delete(oldest);
    return rows;
  }
}

/** Whom SQL finds beside those asked for was answered for another leaf of the statement. */
const isAmong = (owed: ReadonlyMap<string, number>, ordinal: number): boolean => {
  for (const one of owed.values()) if (one === ordinal) return true;
  return false;
};

/** One statement for all the leaves and customers. */
async function bySql(
  client: Client,
  stale: readonly Stale[],
  now: number,
): Promise<readonly { readonly ordinal: number; readonly holds: readonly (boolean | null)[] }[]> {
  const binder = new Binder();
  const aliases = new Aliases();
  const narrowTo = `any (${binder.bind([...new Set(stale.flatMap(({ owed }) => [...owed.keys()]))], 'uuid[]')})`;
  const compiled = stale.map(({ leaf }) => leaf.sql(now, binder, aliases, narrowTo));
  const { rows } = await client.query<{ ordinal: number; holds: (boolean | null)[] }>(
    `select c.ordinal, array[${compiled.map(({ where }) => where).join(', ')}] as holds from customers c
     ${compiled.map(({ joins }) => joins).join('\n')} where c.id = ${narrowTo}`,
    [...binder.values],
  );
  return rows;
}
