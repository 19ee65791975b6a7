import type { Statement } from '../sql.js';
import type { Bitmaps } from './combine.js';
import type { Leaf } from './leaf.js';

/** What one answer needs: its leaves, each with a key, and the segments whose choices by hand count. */
export interface Question<T> {
  readonly leaves: readonly Leaf[];
  readonly segments: readonly string[];
  /** An order of customers that the answer follows. */
  readonly ranking?: Ranking | undefined;
  /** The moment asked about, in epoch ms. */
  readonly now: number;
  readonly signal: AbortSignal;
  /** Counts; runs at once when everything is caught up, with nothing awaited in between. */
  count(at: Bitmaps, ranked: Ranked | undefined): T;
}

/** An order of all customers that the replica can make. */
export interface Ranking {
  readonly key: string;
  /** The statement that lists all ordinals in it, as of a moment in epoch ms. */
  statement(now: number): Statement;
}

/** Customers in an order, as the replica had them; those of `elsewhere` may have moved, come or gone since. */
export interface Ranked {
  readonly ordinals: Int32Array;
  readonly elsewhere: ReadonlySet<number>;
}
