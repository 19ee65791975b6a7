import { setMaxListeners } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import { TypedFastBitSet } from 'typedfastbitset';
import { stopwatch } from '../../platform/clock.js';
import type { Log } from '../../platform/log.js';
import type { ReplicaState } from '../replica/messages.js';
import type { Replica } from '../replica/replica.js';
import { runStatement } from '../run.js';
import { Aliases, Binder, type Statement } from '../sql.js';
import { allFacts } from '../facts.js';
import { ChangeLog, type Entry } from './change-log.js';
import { choices } from './choices.js';
import type { Bitmaps } from './combine.js';
import { type Built, LeafCache } from './leaf-cache.js';
import { everyone, type Leaf } from './leaf.js';
import { Turns } from './turns.js';

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

interface KeptRanking {
  readonly ordinals: Int32Array;
  readonly position: number;
  readonly owed: readonly number[];
}

/** Orders that are kept, of four bytes a customer each. */
const mostRankings = 8;
/** More changed customers than this are too many to put among an order by hand. */
const mostElsewhere = 2000;
/** More changed customers than this are dearer to judge one by one than all anew. */
const mostOwed = 5000;
const mostOwedAtLast = 20_000;
/** Turns that a question takes before PostgreSQL answers it. */
const mostAttempts = 3;
/** Milliseconds by which questions of one moment may be apart, since each takes the time when it arrives. */
const sameMoment = 60_000;
/** Milliseconds after which a sweep is given up; the next one goes on. */
const sweepTakes = 60_000;
/** Changed customers after which the replica reads them, so that new bitmaps owe little. */
const mergeAfter = 1000;

/**
 * Answers from one bitmap per distinct leaf. A bitmap is built by the replica, or by PostgreSQL where the replica has no exact answer, and then
 * kept right by judging in PostgreSQL only the customers that changed since, in the snapshot in which the changes were looked for: what was
 * committed before a question was asked is in its answer.
 */
export class ColumnarEngine {
  private readonly cache: LeafCache;
  private readonly turns = new Turns();
  private readonly log: ChangeLog;
  private xmin: bigint;
  private now: number;
  /** how often known products had changed: as far as is known, and as the replica has read */
  private products = 0;
  private productsRead = 0;
  private merging: Promise<unknown> | undefined;
  private renewing: Promise<boolean> | undefined;
  private readonly rankings = new Map<string, KeptRanking>();

  constructor(
    private readonly pool: Pool,
    private readonly replica: Pick<Replica, 'ask'>,
    state: ReplicaState,
    private readonly options: EngineOptions,
  ) {
    this.cache = new LeafCache(options.bytes);
    this.xmin = BigInt(state.xmin);
    this.now = state.now;
    this.log = new ChangeLog(this.xmin, async (customerIds) =>
      customerIds.length > 0 ? replica.ask({ kind: 'ordinalsOf', customerIds }) : new Map<string, number>(),
    );
    this.log.expect(state.ahead);
  }

  /** The answer; undefined when PostgreSQL must give it: for another moment, or while the replica has to be made anew. */
  async answer<T>(question: Question<T>): Promise<T | undefined> {
    if (question.now < this.now - sameMoment || question.leaves.some(({ key }) => key === undefined)) return undefined;
    for (let attempt = 1; ; attempt += 1) {
      const built = await this.builtFor(question);
      if (question.ranking && !(await this.rank(question.ranking))) return undefined;
      const turn = await this.turns.take(() => this.caughtUp(question, built, attempt === mostAttempts));
      if ('answer' in turn) return turn.answer;
      if (!(await this.renew(turn.tooMany))) return undefined;
    }
  }

  /** Takes in what changed, so that the next question finds little to do. */
  async sweep(now: number): Promise<void> {
    await this.answer({ leaves: [], segments: [], now, signal: AbortSignal.timeout(sweepTakes), count: () => undefined });
  }

  get size(): { readonly leaves: number; readonly bytes: number; readonly changes: number } {
    return { ...this.cache.size, changes: this.log.beyond(this.xmin).length };
  }

  private async builtFor({ leaves, signal }: Question<unknown>): Promise<ReadonlyMap<string, Asked>> {
    setMaxListeners(0, signal); // each leaf that is being built hears whether its asker went away
    const distinct = new Map([everyone, ...leaves].flatMap((leaf) => (leaf.key === undefined ? [] : [[leaf.key, leaf] as const])));
    const asked = [...distinct].map(async ([key, leaf]): Promise<[string, Asked]> => [
      key,
      { leaf, built: await this.cache.get(key, signal, (shared) => this.build(leaf, shared)) },
    ]);
    return new Map(await Promise.all(asked));
  }

  /** Nothing is waited for in a turn but PostgreSQL: what the replica has to make anew is made between turns. */
  private async caughtUp<T>(question: Question<T>, asked: ReadonlyMap<string, Asked>, isLast: boolean): Promise<Turn<T>> {
    const client = await this.pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      const news = await this.log.read(client);
      if (news.rebuild) {
        this.options.onLost();
        return { answer: undefined };
      }
      if (news.tooMany) return isLast ? { answer: undefined } : { tooMany: true };
      this.now = Math.max(this.now, question.now);
      if (news.entries.length > 0) await this.expectAhead(client, news.entries);
      await this.log.advance(this.now);
      if (news.products) this.products += 1;
      if ([...asked.values()].some((one) => this.isOutdated(one, isLast))) return isLast ? { answer: undefined } : { tooMany: false };
      const writeDown = await this.judge(client, [...asked.values()]);
      const byHand = await choices(client, question.segments);
      writeDown();
      const ranked = question.ranking && this.ranked(question.ranking);
      if (question.ranking && !ranked) return { answer: undefined };
      const at = {
        now: this.now,
        everyone: bitsOf(asked, everyone),
        of: (leaf: Leaf) => bitsOf(asked, leaf),
        byHand: (id: string) => byHand.get(id) ?? { included: [], excluded: [] },
      };
      return { answer: question.count(at, ranked) };
    } finally {
      await client.query('commit').catch(() => undefined);
      client.release();
      this.mergeWhenDue();
    }
  }

  /** Lets the replica catch up, and lets go of bitmaps that are dearer to mend than to make; with too much news, of all. False when it cannot. */
  private renew(tooMany: boolean): Promise<boolean> {
    this.renewing ??= this.catchUp(tooMany).finally(() => (this.renewing = undefined)); // of all that wait, once
    return this.renewing;
  }

  private async catchUp(tooMany: boolean): Promise<boolean> {
    try {
      await this.merging;
      const state = await this.merge();
      if (tooMany) this.log.restart(state);
    } catch (error) {
      this.options.log.warn(error, 'The replica could not catch up and is made anew.');
      this.options.onLost();
      return false;
    }
    this.cache.drop((built) => this.log.since(built.position) === undefined || this.isOfOldProducts(built) || this.owes(built) > mostOwed);
    return true;
  }

  private isOutdated({ leaf, built }: Asked, isLast: boolean): boolean {
    const most = isLast ? mostOwedAtLast : mostOwed; // who asked again and again while much changed is answered at some cost
    return this.log.since(built.position) === undefined || this.isOfOldProducts(built) || this.owedBy(leaf, built).size > most;
  }

  private isOfOldProducts({ products }: Built): boolean {
    return products !== undefined && products < this.products;
  }

  private owes({ position, owed }: Built): number {
    return (this.log.since(position)?.length ?? 0) + owed.size;
  }

  /** Judges in this snapshot all customers whose answer to one of these leaves may have changed; what it gives back writes the answers down. */
  private async judge(client: PoolClient, asked: readonly Asked[]): Promise<() => void> {
    const { end } = this.log;
    const stale = asked.map((one) => ({ ...one, owed: this.owedBy(one.leaf, one.built) })).filter(({ owed }) => owed.size > 0);
    const found = stale.length > 0 ? await this.verdicts(client, stale) : new Map<number, readonly boolean[]>();
    return () => {
      stale.forEach(({ built, owed }, index) => {
        for (const ordinal of owed.values()) {
          if (found.get(ordinal)?.[index] === true) built.bits.add(ordinal);
          else built.bits.remove(ordinal); // also of who is gone
        }
      });
      for (const { built } of asked) {
        built.position = end;
        built.owed = new Map();
      }
    };
  }

  /** By ordinal, whether the customer holds each of the leaves; one statement for all of them. */
  private async verdicts(
    client: PoolClient,
    stale: readonly { readonly leaf: Leaf; readonly owed: ReadonlyMap<string, number> }[],
  ): Promise<ReadonlyMap<number, readonly boolean[]>> {
    const binder = new Binder();
    const aliases = new Aliases();
    const narrowTo = `any (${binder.bind([...new Set(stale.flatMap(({ owed }) => [...owed.keys()]))], 'uuid[]')})`;
    const compiled = stale.map(({ leaf }) => leaf.sql(this.now, binder, aliases, narrowTo));
    const { rows } = await client.query<{ ordinal: number; holds: boolean[] }>(
      `select c.ordinal, array[${compiled.map(({ where }) => where).join(', ')}] as holds from customers c
       ${compiled.map(({ joins }) => joins).join('\n')} where c.id = ${narrowTo}`,
      [...binder.values],
    );
    return new Map(rows.map(({ ordinal, holds }) => [ordinal, holds]));
  }

  /** Customers, by id with their ordinals, whose answer may not be right any more. */
  private owedBy(leaf: Leaf, { position, owed }: Built): ReadonlyMap<string, number> {
    const since = (this.log.since(position) ?? []).filter(({ kind }) => kind === undefined || leaf.dependsOn.has(kind));
    return new Map([...owed, ...since.map(({ customerId, ordinal }) => [customerId, ordinal] as const)]);
  }

  private async build(leaf: Leaf, signal: AbortSignal): Promise<Built> {
    if (leaf.readsProducts && this.productsRead < this.products) await this.merge();
    const position = this.log.end;
    const products = leaf.readsProducts ? this.products : undefined;
    const statement = leaf.columnar(this.now);
    const found = statement && (await this.fromReplica(statement.text, statement.values));
    if (found) {
      const owed = new Map(this.log.beyond(found.xmin).map(({ customerId, ordinal }) => [customerId, ordinal]));
      return { bits: new TypedFastBitSet(found.ordinals), position, owed, products };
    }
    const binder = new Binder();
    const { where, joins } = leaf.sql(this.now, binder, new Aliases());
    const [row] = await runStatement<{ ordinals: readonly number[] }>(
      { pool: this.pool, signal },
      { text: `select coalesce(array_agg(c.ordinal), '{}') as ordinals from customers c\n${joins}\nwhere ${where}`, values: binder.values },
    );
    return { bits: new TypedFastBitSet(row?.ordinals ?? []), position, owed: new Map(), products };
  }

  /** Makes the order unless it is there and few have changed since; false when the replica cannot. */
  private async rank({ key, statement }: Ranking): Promise<boolean> {
    const kept = this.rankings.get(key);
    if (kept && this.elsewhere(kept)) return true;
    if (this.log.beyond(this.xmin).length > mostElsewhere) return false; // once the replica has read them
    const position = this.log.end;
    const { text, values } = statement(this.now);
    const found = await this.fromReplica(text, values);
    if (!found) return false;
    this.rankings.delete(key);
    this.rankings.set(key, { ordinals: found.ordinals, position, owed: this.log.beyond(found.xmin).map(({ ordinal }) => ordinal) });
    for (const oldest of this.rankings.keys()) if (this.rankings.size > mostRankings) this.rankings.delete(oldest);
    return true;
  }

  private ranked({ key }: Ranking): Ranked | undefined {
    const kept = this.rankings.get(key);
    const elsewhere = kept && this.elsewhere(kept);
    return kept && elsewhere && { ordinals: kept.ordinals, elsewhere };
  }

  /** Who may stand elsewhere by now; undefined when it is not known any more, or too many. */
  private elsewhere({ position, owed }: KeptRanking): ReadonlySet<number> | undefined {
    const since = this.log.since(position);
    const found = since && new Set([...owed, ...since.map(({ ordinal }) => ordinal)]);
    return found && found.size <= mostElsewhere ? found : undefined;
  }

  private async fromReplica(text: string, values: readonly unknown[]) {
    try {
      const { ordinals, xmin } = await this.replica.ask({ kind: 'ordinals', text, values });
      return { ordinals, xmin: BigInt(xmin) };
    } catch (error) {
      this.options.log.warn(error, 'The replica could not answer; PostgreSQL does.');
      if (isDamage(error)) this.options.onLost();
      return undefined;
    }
  }

  /** Lets the replica read the customers that changed since it was read last. */
  private async merge(): Promise<ReplicaState> {
    const { products } = this;
    const took = stopwatch();
    const state = await this.replica.ask({ kind: 'merge', now: this.now });
    this.log.remember(state.gone);
    this.xmin = BigInt(state.xmin);
    this.productsRead = products;
    this.options.log.debug({ ms: took() }, 'The replica caught up.');
    return state;
  }

  private mergeWhenDue(): void {
    if (this.merging || this.log.beyond(this.xmin).length < mergeAfter) return;
    this.merging = this.merge()
      .catch((error: unknown) => {
        this.options.log.warn(error, 'The replica could not catch up and is made anew.');
        this.options.onLost();
      })
      .finally(() => {
        this.merging = undefined;
        this.log.trim(Math.max(this.log.end - mostOwed, 0));
      });
  }

  /** Rows of changed customers that are dated ahead. */
  private async expectAhead(client: PoolClient, entries: readonly Entry[]): Promise<void> {
    const ids = [...new Set(entries.map(({ customerId }) => customerId))];
    const dated = allFacts().map(
      ({ table, time }) =>
        `select customer_id as id, ${time.column} as at from ${table} where customer_id = any ($1::uuid[]) and ${time.column} > $2`,
    );
    const { rows } = await client.query<{ id: string; at: Date }>(dated.join(' union '), [ids, new Date(this.now)]);
    this.log.expect(rows.map(({ id, at }) => [id, at.getTime()]));
  }
}

/** What came of a turn: the answer, or that bitmaps have to be made anew first. */
type Turn<T> = { readonly answer: T | undefined } | { readonly tooMany: boolean };

interface Asked {
  readonly leaf: Leaf;
  readonly built: Built;
}

export interface EngineOptions {
  /** Bytes that bitmaps may take. */
  readonly bytes: number;
  readonly log: Log;
  /** Called when the replica has to be made anew; the engine is of no use from then on. */
  readonly onLost: () => void;
}

function bitsOf(asked: ReadonlyMap<string, Asked>, { key }: Leaf): TypedFastBitSet {
  const found = asked.get(key ?? '');
  if (!found) throw new Error('A leaf was not asked for.');
  return found.built.bits;
}

/** Told by the words of DuckDB; anything else is one statement that it did not take. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error && /IO Error|FATAL|corrupt|checksum|invalidated|thread of the replica/i.test(error.message);
