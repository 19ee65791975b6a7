import type { Pool, PoolClient } from 'pg';
import { TypedFastBitSet } from 'typedfastbitset';
import type { Log } from '../../platform/log.js';
import { Aliases, Binder } from '../sql.js';
import type { Leaf } from './leaf.js';

/** A leaf with the bitmap that was just served. */
export interface Served {
  readonly leaf: Leaf;
  readonly bits: TypedFastBitSet;
}

/** Holds served bitmaps against PostgreSQL, which computes them anew in the snapshot that they were right for. */
export class Audit {
  /** bitmaps that were held against PostgreSQL, and how many of them differed */
  checked = 0;
  differing = 0;
  private isDue = false;
  private working: Promise<void> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly log: Log,
    /** Called when one differed: no bitmap can be trusted any more. */
    private readonly onDiffering: () => void,
  ) {}

  /** One of the bitmaps that are served next is looked at. */
  ask(): void {
    this.isDue = true;
  }

  /** Resolves when what is looked at was compared. */
  async settled(): Promise<void> {
    await this.working;
  }

  /** Takes one of these bitmaps, as of `now` (epoch ms), with the snapshot of the client's transaction, and compares it in the background. */
  async take(client: PoolClient, served: readonly Served[], now: number): Promise<void> {
    const one = served[Math.floor(Math.random() * served.length)];
    if (!this.isDue || this.working || !one) return;
    this.isDue = false;
    const bits = one.bits.clone();
    const own = await this.pool.connect();
    try {
      const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
      await own.query('begin isolation level repeatable read read only');
      await own.query(`set transaction snapshot '${rows[0]?.snapshot ?? ''}'`); // while the client's transaction is open; afterwards it stands by itself
    } catch (error) {
      own.release(true);
      throw error;
    }
    this.working = this.compare(own, one.leaf, bits, now).finally(() => (this.working = undefined));
  }

  private async compare(client: PoolClient, leaf: Leaf, bits: TypedFastBitSet, now: number): Promise<void> {
    try {
      const binder = new Binder();
      const { where, joins } = leaf.sql(now, binder, new Aliases());
      const { rows } = await client.query<{ ordinals: readonly number[] }>(
        `select coalesce(array_agg(c.ordinal), '{}') as ordinals from customers c\n${joins}\nwhere ${where}`,
        [...binder.values],
      );
      const differing = new TypedFastBitSet(rows[0]?.ordinals).change(bits).size();
      this.checked += 1;
      if (differing === 0) return;
      this.differing += 1;
      this.log.error({ leaf: leaf.key, differing }, 'A bitmap differs from what PostgreSQL finds; the replica is made anew.');
      this.onDiffering();
    } catch (error) {
      this.log.debug(error, 'A bitmap could not be held against PostgreSQL.');
    } finally {
      await client.query('rollback').catch(() => undefined);
      client.release();
    }
  }
}
