import { join } from 'node:path';
import type { Pool } from 'pg';
import { changesLive } from '../../platform/changes.js';
import { stopwatch } from '../../platform/clock.js';
import { gauges } from '../../platform/http/metrics.js';
import type { Platform } from '../../platform/platform.js';
import { dynamicFields } from '../dynamic-fields.js';
import type { ReplicaState } from '../replica/messages.js';
import { Replica } from '../replica/replica.js';
import { replicaShape } from '../replica/shape.js';
import { ColumnarEngine } from './columnar.js';
import type { Question } from './question.js';

/** Rows of customers and lines from which a replica answers sooner than PostgreSQL and is worth its memory; see bench/README.md. */
export const worthwhile = 100_000;

/** `off`: PostgreSQL answers everything, as set, or because the shop is small. */
export type ColumnsState = 'off' | 'building' | 'ready' | 'failed';

/** What operators see of the replica of this server. */
export interface ColumnsHealth {
  readonly state: ColumnsState;
  readonly reason: string | null;
  readonly builtAt: Date | null;
  readonly buildSeconds: number | null;
  readonly leaves: number;
  readonly bytes: number;
  /** changes that the replica has not read yet; bitmaps know them */
  readonly changes: number;
  /** bitmaps that were held against PostgreSQL since the start, and how many of them differed */
  readonly audited: number;
  readonly differing: number;
}

type Surroundings = Pick<Platform, 'config' | 'database' | 'now' | 'log'>;

const figures = {
  ready: 'Whether the columnar replica answers (1) or PostgreSQL does (0)',
  leaves: 'Bitmaps of conditions in memory',
  bytes: 'Bytes that bitmaps take',
  changes: 'Changes that the replica has not read yet; bitmaps know them',
  build_seconds: 'How long the replica took to be opened or built',
  audited: 'Bitmaps that were held against PostgreSQL since the start',
  differing: 'Of those, bitmaps that differed',
};

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const looksEvery = 600_000;
const retryAfter = 30_000;
const sweepsEvery = 1000;
const auditsEvery = 600_000;
const replicaMemory = 512 * 2 ** 20;

const byPool = new WeakMap<Pool, Columns>();

/** The columnar engine of a database on this server, if one was started. */
export const columnsOf = (pool: Pool): Columns | undefined => byPool.get(pool);

/** Keeps a replica beside the database where that is worth it, and makes it anew when it is lost; PostgreSQL answers whenever it is not there. */
export class Columns {
  private engine: ColumnarEngine | undefined;
  private replica: Replica | undefined;
  private state: ColumnsState = 'off';
  private reason: string | null = null;
  private built: { readonly at: Date; readonly seconds: number } | undefined;
  private working: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private sweeping: NodeJS.Timeout | undefined;
  private readonly auditing = setInterval(() => this.engine?.audit.ask(), auditsEvery).unref();
  private audits = { audited: 0, differing: 0 };
  private isDoubtful = false;
  private isClosed = false;

  private constructor(private readonly platform: Surroundings) {}

  /** Begins at once, in the background. */
  static start(platform: Surroundings): Columns {
    const columns = new Columns(platform);
    byPool.set(platform.database.pool, columns);
    gauges('regulars_columns', figures, () => columns.figures);
    columns.look();
    return columns;
  }

  /** The answer from bitmaps; undefined when PostgreSQL has to give it. */
  async answer<T>(question: Question<T>): Promise<T | undefined> {
    return this.engine?.answer(question);
  }

  /** Whether questions are answered from bitmaps just now. */
  get isReady(): boolean {
    return this.engine !== undefined;
  }

  get health(): ColumnsHealth {
    const size = this.engine?.size ?? { leaves: 0, bytes: 0, changes: 0 };
    const built = { builtAt: this.built?.at ?? null, buildSeconds: this.built?.seconds ?? null };
    const { audited, differing } = this.audits;
    const { checked = 0, differing: now = 0 } = this.engine?.audit ?? {};
    return { state: this.state, reason: this.reason, ...built, ...size, audited: audited + checked, differing: differing + now };
  }

  /** Holds one of the bitmaps that are served next against PostgreSQL; done by itself every ten minutes. */
  audit(): void {
    this.engine?.audit.ask();
  }

  private get figures(): Readonly<Record<keyof typeof figures, number>> {
    const { state, leaves, bytes, changes, buildSeconds, audited, differing } = this.health;
    return { ready: Number(state === 'ready'), leaves, bytes, changes, build_seconds: buildSeconds ?? 0, audited, differing };
  }

  /** Resolves when what is under way is done; rejects when the signal is aborted before. */
  async settled(signal?: AbortSignal): Promise<void> {
    await this.engine?.audit.settled();
    while (this.working) await (signal ? Promise.race([this.working, aborted(signal)]) : this.working);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    clearTimeout(this.sweeping);
    clearInterval(this.auditing);
    await this.engine?.audit.settled();
    byPool.delete(this.platform.database.pool);
    await this.replica?.close();
    await this.working;
  }

  private look(first: Promise<unknown> = Promise.resolve()): void {
    if (this.isClosed || this.working || this.engine) return;
    clearTimeout(this.timer);
    this.working = first
      .then(() => this.begin())
      .catch((error: unknown) => {
        if (this.isClosed) return;
        this.platform.log.error(error, 'The columnar replica could not be made; PostgreSQL answers.');
        this.state = 'failed';
        this.reason = error instanceof Error ? error.message : String(error);
      })
      .finally(() => {
        this.working = undefined;
        if (this.engine || this.isClosed || this.platform.config.engine === 'postgres') return;
        this.timer = setTimeout(() => this.look(), this.state === 'failed' ? retryAfter : looksEvery).unref();
      });
  }

  private async begin(): Promise<void> {
    const { config, database, now, log } = this.platform;
    if (config.engine === 'postgres' || (config.engine === 'auto' && !(await this.isWorthwhile()))) {
      this.state = 'off';
      this.reason = config.engine === 'postgres' ? 'REGULARS_ENGINE is postgres.' : 'The shop is small.';
      return;
    }
    this.state = 'building';
    this.reason = null;
    const took = stopwatch();
    const at = now();
    const shape = await replicaShape(database.pool, await dynamicFields(database));
    await this.replica?.close();
    const file = join(config.folder, 'replica.duckdb');
    const { replica, state: found } = await Replica.start({ url: database.url, file, shape, memory: replicaMemory });
    this.replica = replica;
    const isRecent = !this.isDoubtful && found && at.getTime() - found.now < changesLive / 2 && found.now <= at.getTime();
    const state = isRecent ? found : await replica.ask({ kind: 'rebuild', now: at.getTime() });
    if (this.isClosed) return;
    this.isDoubtful = false;
    this.engine = this.engineOn(replica, state);
    this.built = { at, seconds: took() / 1000 };
    this.state = 'ready';
    this.sweep();
    log.info({ seconds: this.built.seconds, rebuilt: !isRecent }, 'The columnar replica is ready.');
  }

  /** Keeps close to what is written also while nobody asks. */
  private sweep(): void {
    clearTimeout(this.sweeping);
    this.sweeping = setTimeout(() => {
      const { engine } = this;
      if (!engine || this.isClosed) return;
      void engine
        .sweep(this.platform.now().getTime())
        .catch((error: unknown) => this.platform.log.debug(error, 'A sweep failed; questions take in what changed themselves.'))
        .finally(() => this.sweep());
    }, sweepsEvery).unref();
  }

  private engineOn(replica: Replica, state: ReplicaState): ColumnarEngine {
    const { database, log, config } = this.platform;
    const engine: ColumnarEngine = new ColumnarEngine(database.pool, replica, state, {
      bytes: config.bitmapBytes,
      log,
      onLost: ({ isDoubtful } = { isDoubtful: false }) => {
        if (this.engine !== engine) return;
        this.audits.audited += engine.audit.checked;
        this.audits.differing += engine.audit.differing;
        this.isDoubtful ||= isDoubtful;
        this.engine = undefined;
        this.state = 'building';
        this.look(replica.ask({ kind: 'close' }).catch(() => undefined));
      },
    });
    return engine;
  }

  /** By PostgreSQL's own estimates; exact enough for a choice. */
  private async isWorthwhile(): Promise<boolean> {
    const { rows } = await this.platform.database.pool.query<{ rows: number }>(
      `select coalesce(sum(greatest(reltuples, 0)), 0)::float8 as rows from pg_class where oid in ('customers'::regclass, 'lines'::regclass)`,
    );
    return (rows[0]?.rows ?? 0) >= worthwhile;
  }
}
