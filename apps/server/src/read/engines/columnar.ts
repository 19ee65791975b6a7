import { setMaxListeners } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import { TypedFastBitSet } from 'typedfastbitset';
import { breathing } from '../../platform/breathing.js';
import { stopwatch } from '../../platform/clock.js';
import type { Log } from '../../platform/log.js';
import type { ReplicaState } from '../replica/messages.js';
import type { Replica } from '../replica/replica.js';
import { gone, runStatement } from '../run.js';
import { Aliases, Binder } from '../sql.js';
import { allFacts } from '../facts.js';
import { Audit } from './audit.js';
import { ChangeLog, type Entry, type Reach } from './change-log.js';
import { choices } from './choices.js';
import type { Bitmaps, ByHand } from './combine.js';
import { type Built, LeafCache } from './leaf-cache.js';
import { everyone, type Leaf } from './leaf.js';
import { Judging } from './judging.js';
import type { Question } from './question.js';
import { Rankings } from './rankings.js';
import { Rounds } from './rounds.js';

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
 * kept right by judging only the customers that changed since, in the snapshot in which the changes were looked for: what was committed before
 * a question was asked is in its answer.
 */
export class ColumnarEngine {
  private readonly cache: LeafCache;
  private readonly rounds = new Rounds<Waiting>((waiting) => this.round(waiting));
  private readonly judging = new Judging();
  readonly audit: Audit;
  private readonly log: ChangeLog;
  /** how far the replica goes */
  private reach: Reach;
  private now: number;
  /** how often known products had changed: as far as is known, and as the replica has read */
  private products = 0;
  private productsRead = 0;
  private merges: Promise<unknown> = Promise.resolve();
  private merging: Promise<unknown> | undefined;
  private renewing: Promise<void> | undefined;
  private readonly rankings: Rankings;

  constructor(
    private readonly pool: Pool,
    private readonly replica: Pick<Replica, 'ask'>,
    state: ReplicaState,
    private readonly options: EngineOptions,
  ) {
    this.cache = new LeafCache(options.bytes);
    this.reach = reachOf(state);
    this.now = state.now;
    this.log = new ChangeLog(this.reach.xmin, state.snapshot, async (customerIds) =>
      customerIds.length > 0 ? replica.ask({ kind: 'ordinalsOf', customerIds }) : new Map<string, number>(),
    );
    this.log.expect(state.ahead);
    this.audit = new Audit(pool, options.log, () => options.onLost({ isDoubtful: true }));
    this.rankings = new Rankings(this.log, async (statement) => {
      const found = await this.fromReplica(replica.ask({ kind: 'ordinals', ...statement }));
      return found && { ordinals: found.ordinals, ...reachOf(found) };
    });
  }

  /** The answer; undefined when PostgreSQL must give it: for another moment, or while the replica has to be made anew. */
  async answer<T>(question: Question<T>): Promise<T | undefined> {
    if (question.now < this.now - sameMoment || question.leaves.some(({ key }) => key === undefined)) return undefined;
    try {
      for (let attempt = 1; ; attempt += 1) {
        const built = await this.builtFor(question);
        if (question.ranking && !(await this.rankings.make(question.ranking, this.now, this.reach))) return undefined;
        const turn = await this.inRound(question, built, attempt === mostAttempts);
        if ('answer' in turn) return turn.answer;
        await this.renew(turn.tooMany);
      }
    } catch (error) {
      if (error instanceof ReplicaLost) return undefined;
      throw error;
    }
  }

  /** Takes in what changed, so that the next question finds little to do. */
  async sweep(now: number): Promise<void> {
    await this.answer({ leaves: [], segments: [], now, signal: AbortSignal.timeout(sweepTakes), count: () => undefined });
  }

  get size(): { readonly leaves: number; readonly bytes: number; readonly changes: number } {
    return { ...this.cache.size, changes: this.log.beyond(this.reach).length };
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

  private inRound<T>(question: Question<T>, asked: ReadonlyMap<string, Asked>, isLast: boolean): Promise<Turn<T>> {
    return new Promise((resolve, reject) => {
      const { ranking } = question;
      this.rounds.add({
        asked,
        question,
        refuse: (tooMany) => resolve(isLast || tooMany === undefined ? { answer: undefined } : { tooMany }),
        isOutdated: (one) => this.isOutdated(one, isLast),
        answer: (at) => {
          const ranked = ranking && this.rankings.of(ranking);
          resolve({ answer: ranking && !ranked ? undefined : question.count(at, ranked) });
        },
        fail: reject,
      });
    });
  }

  /**
   * Answers all that wait, from one snapshot that was taken after they were asked. Nothing is waited for in a round but PostgreSQL: what the
   * replica has to make anew is made between rounds.
   */
  private async round(waiting: readonly Waiting[]): Promise<void> {
    const isHere = waiting.filter(({ question, fail }) => {
      if (question.signal.aborted) fail(gone());
      return !question.signal.aborted;
    });
    try {
      const { fit, byHand } = await this.caughtUp(isHere);
      const breath = breathing();
      for (const one of fit) {
        try {
          one.answer({
            now: this.now,
            everyone: bitsOf(one.asked, everyone),
            of: (leaf) => bitsOf(one.asked, leaf),
            byHand: (id) => byHand.get(id) ?? { included: [], excluded: [] },
          });
        } catch (error) {
          one.fail(error);
        }
        await breath();
      }
    } catch (error) {
      for (const { fail } of isHere) fail(error);
    } finally {
      this.mergeWhenDue();
    }
  }

  /** Brings the bitmaps of all that wait to one snapshot; those that have to be made anew first are refused. */
  private async caughtUp(waiting: readonly Waiting[]): Promise<CaughtUp> {
    const client = await this.pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      const before = this.log.end;
      const news = await this.log.read(client);
      this.judging.forget(news.entries.map(({ customerId }) => customerId));
      if (news.products) {
        this.products += 1;
        this.judging.forgetAll();
      }
      if (news.rebuild || news.tooMany) {
        if (news.rebuild) this.options.onLost();
        for (const { refuse } of waiting) refuse(news.rebuild ? undefined : true);
        return { fit: [], byHand: new Map() };
      }
      this.now = Math.max(this.now, ...waiting.map(({ question }) => question.now));
      if (news.entries.length > 0) await this.expectAhead(client, news.entries);
      await this.log.advance(this.now);
      const changed = new Set((this.log.since(before) ?? []).map(({ customerId }) => customerId));
      this.judging.forget(changed);
      await this.judging.readAhead(client, changed, this.now);
      const fit = waiting.filter(({ asked, isOutdated, refuse }) => {
        const isFit = ![...asked.values()].some(isOutdated);
        if (!isFit) refuse(false);
        return isFit;
      });
      await this.judge(
        client,
        fit.flatMap(({ asked }) => [...asked.values()]),
      );
      await this.audit.take(
        client,
        fit.flatMap(({ asked }) => [...asked.values()].map(({ leaf, built }) => ({ leaf, bits: built.bits }))),
        this.now,
      );
      const byHand = await choices(
        client,
        fit.flatMap(({ question }) => question.segments),
      );
      return { fit, byHand };
    } finally {
      await client.query('commit').catch(() => undefined);
      client.release();
    }
  }

  /** Lets the replica catch up, and lets go of bitmaps that are dearer to mend than to make; with too much news, of all. */
  private renew(tooMany: boolean): Promise<void> {
    this.renewing ??= this.catchUp(tooMany).finally(() => (this.renewing = undefined)); // of all that wait, once
    return this.renewing;
  }

  private async catchUp(tooMany: boolean): Promise<void> {
    const state = await this.merge();
    if (tooMany && state) this.log.restart(state);
    this.cache.drop((built) => this.log.since(built.position) === undefined || this.isOfOldProducts(built) || this.owes(built) > mostOwed);
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

  /** Judges in this snapshot all customers whose answer to one of these leaves may have changed, and writes the answers down. */
  private async judge(client: PoolClient, asked: readonly Asked[]): Promise<void> {
    const { end } = this.log;
    const distinct = new Map(asked.map((one) => [one.built, one]));
    const stale = [...distinct.values()]
      .map((one) => ({ ...one, owed: this.owedBy(one.leaf, one.built) }))
      .filter(({ owed }) => owed.size > 0);
    const holding = await this.judging.judge(client, stale, this.now);
    for (const [index, { built, owed }] of stale.entries()) {
      for (const ordinal of owed.values()) {
        if (holding[index]?.has(ordinal) === true) built.bits.add(ordinal);
        else built.bits.remove(ordinal); // also of who is gone
      }
    }
    for (const built of distinct.keys()) {
      built.position = end;
      built.owed = new Map();
    }
  }

  /** Customers, by id with their ordinals, whose answer may not be right any more. */
  private owedBy(leaf: Leaf, { position, owed }: Built): ReadonlyMap<string, number> {
    const since = (this.log.since(position) ?? []).filter(({ kind }) => kind === undefined || leaf.dependsOn.has(kind));
    return new Map([...owed, ...since.map(({ customerId, ordinal }) => [customerId, ordinal] as const)]);
  }

  private async build(leaf: Leaf, signal: AbortSignal): Promise<Built> {
    if (leaf.readsProducts && this.productsRead < this.products) await this.merge(() => this.productsRead < this.products);
    const position = this.log.end;
    const products = leaf.readsProducts ? this.products : undefined;
    const statement = leaf.columnar(this.now);
    const found = statement && (await this.fromReplica(this.replica.ask({ kind: 'bits', ...statement })));
    if (found) {
      const owed = new Map(this.log.beyond(reachOf(found)).map(({ customerId, ordinal }) => [customerId, ordinal]));
      return { bits: TypedFastBitSet.fromWords(found.words), position, owed, products };
    }
    const binder = new Binder();
    const { where, joins } = leaf.sql(this.now, binder, new Aliases());
    const [row] = await runStatement<{ ordinals: readonly number[] }>(
      { pool: this.pool, signal },
      { text: `select coalesce(array_agg(c.ordinal), '{}') as ordinals from customers c\n${joins}\nwhere ${where}`, values: binder.values },
    );
    return { bits: new TypedFastBitSet(row?.ordinals ?? []), position, owed: new Map(), products };
  }

  /** What it answers; undefined where it cannot. */
  private async fromReplica<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
      return await answer;
    } catch (error) {
      this.options.log.warn(error, 'The replica could not answer; PostgreSQL does.');
      if (isDamage(error)) this.options.onLost();
      return undefined;
    }
  }

  /** Lets the replica read the customers that changed since it was read last, once those that did so before are done, if it is still needed then. */
  private merge(isNeeded = (): boolean => true): Promise<ReplicaState | undefined> {
    const mine = this.merges.then(() => (isNeeded() ? this.mergeOnce() : undefined));
    this.merges = mine.catch(() => undefined);
    return mine;
  }

  private async mergeOnce(): Promise<ReplicaState> {
    const { products } = this;
    const took = stopwatch();
    const state = await this.replica.ask({ kind: 'merge', now: this.now }).catch((error: unknown) => {
      this.options.log.warn(error, 'The replica could not catch up and is made anew.');
      this.options.onLost();
      throw new ReplicaLost();
    });
    this.log.remember(state.gone);
    this.reach = reachOf(state);
    this.judging.keepOnly(new Set(this.log.beyond(this.reach).map(({ customerId }) => customerId)));
    this.productsRead = products;
    this.options.log.debug({ ms: took() }, 'The replica caught up.');
    return state;
  }

  private mergeWhenDue(): void {
    if (this.merging || this.log.beyond(this.reach).length < mergeAfter) return;
    this.merging = this.merge()
      .catch(() => undefined) // was told of
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

/** The replica has to be made anew; PostgreSQL answers meanwhile. */
class ReplicaLost extends Error {
  override readonly name = 'ReplicaLost';
}

/** A question that waits for a round. */
interface Waiting {
  readonly question: Question<unknown>;
  readonly asked: ReadonlyMap<string, Asked>;
  isOutdated(one: Asked): boolean;
  answer(at: Bitmaps): void;
  /** Whether too much changed; undefined when the replica is lost. */
  refuse(tooMany: boolean | undefined): void;
  fail(error: unknown): void;
}

/** Those whose bitmaps stand at one snapshot, with the choices by hand. */
interface CaughtUp {
  readonly fit: readonly Waiting[];
  readonly byHand: ReadonlyMap<string, ByHand>;
}

/** What came of a round: the answer, or that bitmaps have to be made anew first. */
type Turn<T> = { readonly answer: T | undefined } | { readonly tooMany: boolean };

interface Asked {
  readonly leaf: Leaf;
  readonly built: Built;
}

export interface EngineOptions {
  /** Bytes that bitmaps may take. */
  readonly bytes: number;
  readonly log: Log;
  /** Called when the replica has to be made anew; the engine is of no use from then on. A doubtful one is not opened again either. */
  readonly onLost: (how?: { readonly isDoubtful: boolean }) => void;
}

const reachOf = ({ xmin, now }: Pick<ReplicaState, 'xmin' | 'now'>): Reach => ({ xmin: BigInt(xmin), now });

function bitsOf(asked: ReadonlyMap<string, Asked>, { key }: Leaf): TypedFastBitSet {
  const found = asked.get(key ?? '');
  if (!found) throw new Error('A leaf was not asked for.');
  return found.built.bits;
}

/** Told by the words of DuckDB; anything else is one statement that it did not take. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error && /IO Error|FATAL|corrupt|checksum|invalidated|thread of the replica/i.test(error.message);
