import type { ClientBase } from 'pg';
import { type Known, readCustomers, type Surroundings } from './read-customers.js';
import { addReads, noReads, type Reads } from './reads.js';

/** Customers who are read at once, so that no answer of the database keeps the process from other work for long. */
const mostAtOnce = 250;

/** Rows of customers that changed lately, in memory, so that predicates judge any leaf of them without asking the database. */
export class KnownRows {
  private readonly reads: Reads = noReads();
  private readonly customers = new Map<string, Known>();

  constructor(private readonly surroundings: Surroundings) {}

  get size(): number {
    return this.customers.size;
  }

  of(customerId: string): Known | undefined {
    return this.customers.get(customerId);
  }

  /** Rows are read with these fields from now on; those without them are forgotten. */
  want(reads: Reads): void {
    if (addReads(this.reads, reads)) this.customers.clear();
  }

  forget(customerIds: Iterable<string>): void {
    for (const id of customerIds) this.customers.delete(id);
  }

  keepOnly(customerIds: ReadonlySet<string>): void {
    for (const id of this.customers.keys()) if (!customerIds.has(id)) this.customers.delete(id);
  }

  clear(): void {
    this.customers.clear();
  }

  /** Reads those that are not known, in the snapshot of the client's transaction, as of a moment in epoch ms. */
  async read(client: Pick<ClientBase, 'query'>, customerIds: Iterable<string>, now: number): Promise<void> {
    const missing = [...new Set(customerIds)].filter((id) => !this.customers.has(id));
    for (let from = 0; from < missing.length; from += mostAtOnce) {
      const some = missing.slice(from, from + mostAtOnce);
      for (const [id, known] of await readCustomers(client, some, this.reads, this.surroundings, now)) this.customers.set(id, known);
    }
  }
}
