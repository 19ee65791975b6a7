import { rm } from 'node:fs/promises';
import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  DuckDBIntegerVector,
  type DuckDBValue,
  listValue,
} from '@duckdb/node-api';
import pg from 'pg';
import { TypedFastBitSet } from 'typedfastbitset';
import { createTables, insertRows, readRows } from './copy-rows.js';
import type { ReplicaAnswers, ReplicaOptions, ReplicaState } from './messages.js';
import type { ReplicaTable } from './shape.js';
import { toDuck, typeOf } from './duck-values.js';
import { aheadOf, assertNamed, changedSince, type Origin, ordinalsOf, originOf, readAhead } from './source.js';

/** Rows that were read into scratch files, to be put in the place of those of their owners, or of all. */
interface GatheredTable {
  readonly table: ReplicaTable;
  readonly isWhole: boolean;
  readonly isRead: boolean;
  /** ordinals */
  readonly owners: readonly number[];
}

/** What changed since a reading, not yet in the replica. */
export interface Gathered {
  readonly xmin: string;
  readonly snapshot: string;
  readonly now: number;
  readonly ahead: ReplicaState['ahead'];
  readonly since: string;
  readonly tables: readonly GatheredTable[];
  /** customers who are not there any more */
  readonly missing: readonly string[];
  readonly origin: Origin;
}

/** A replica in a file: made from PostgreSQL, thrown away when in doubt. Calls must not overlap, but for `gather`. */
export class ReplicaFile {
  private instance: DuckDBInstance | undefined;
  private connection: DuckDBConnection | undefined;
  private state: ReplicaState | undefined;
  private customers = 0;

  constructor(private readonly options: ReplicaOptions) {}

  /** Opens the file when it is a sound copy of this database in this shape; undefined when it has to be made. */
  async open(): Promise<ReplicaState | undefined> {
    try {
      await this.attach();
      const [row] = await this.rows('select system, database, shape, xmin, snapshot, now, ahead from replica_state');
      const origin = await this.withPostgres((client) => originOf(client, this.options.shape.hash));
      if (!row || row[0] !== origin.system || row[1] !== origin.database || row[2] !== origin.shape) throw new Error('Another database.');
      const [xmin, snapshot] = [String(row[3]), String(row[4])];
      await this.withPostgres((client) => assertNamed(client, xmin, snapshot));
      this.customers = await this.countCustomers();
      this.state = { xmin, snapshot, now: Number(row[5]), ahead: readAhead(String(row[6])), gone: [] };
      return this.state;
    } catch (error) {
      if (error instanceof Error && /conflicting lock/i.test(error.message)) throw error; // another server of this folder has it
      await this.discard(); // damaged, of another version, or of another database: it is only a copy
      return undefined;
    }
  }

  /** Copies everything anew from one snapshot. */
  async rebuild(now: number): Promise<ReplicaState> {
    await this.discard();
    await this.attach();
    const { shape } = this.options;
    const duck = this.duck();
    await createTables(duck, shape.tables);
    await duck.run(
      'create table replica_state (system varchar, database varchar, shape varchar, xmin varchar, snapshot varchar, now double, ahead varchar)',
    );
    return this.atSnapshot(async (client, { xmin, snapshot }) => {
      for (const table of shape.tables) await this.copyWhole(client, table, now);
      this.customers = await this.countCustomers();
      for (const table of shape.tables) await this.assertApart(table);
      const state = { xmin, snapshot, now, ahead: await this.rowsAhead(now), gone: [] };
      await this.remember(state, await originOf(client, shape.hash));
      await duck.run('checkpoint');
      return (this.state = state);
    });
  }

  /** Reads, from one snapshot, the rows of all customers that its `changes` name since the last reading, and the small tables; the replica is used meanwhile. */
  async gather(now: number): Promise<Gathered> {
    if (!this.state) throw new Error('The replica is not there yet.');
    const { xmin: since, snapshot: seen, ahead: known } = this.state;
    const { customers } = this;
    return this.atSnapshot(async (client, { xmin, snapshot }) => {
      await assertNamed(client, since, seen);
      const changed = new Map(await changedSince(client, since));
      // Rows that were dated ahead count now, and are in what is rolled up.
      for (const [id, at] of known) if (at <= now && !changed.has(id)) changed.set(id, new Set<string>());
      const ordinals = await ordinalsOf(client, [...changed.keys()]);
      const tables: GatheredTable[] = [];
      for (const table of this.options.shape.tables) {
        const { changedBy } = table;
        const ids = [...changed].flatMap(([id, kinds]) => (changedBy === undefined || kinds.has(changedBy) ? [id] : []));
        const isWhole = !table.ofCustomers || ids.length > share * customers;
        if (isWhole || ids.length > 0) await readRows(client, table, this.scratch(table), isWhole ? undefined : ids);
        tables.push({ table, isWhole, owners: ids.flatMap((id) => ordinals.get(id) ?? []), isRead: isWhole || ids.length > 0 });
      }
      const missing = [...changed.keys()].filter((id) => !ordinals.has(id));
      const ahead = [
        ...known.filter(([id, at]) => at > now && !changed.has(id)),
        ...(await aheadOf(client, [...ordinals.keys()], this.options.shape, now)),
      ];
      return { xmin, snapshot, now, ahead, since, tables, missing, origin: await originOf(client, this.options.shape.hash) };
    });
  }

  /** Puts what was gathered in the place of what was there; all or nothing. */
  async apply({ xmin, snapshot, now, ahead, since, tables, missing, origin }: Gathered): Promise<ReplicaState> {
    if (since !== this.state?.xmin) throw new Error('The replica was read anew meanwhile.');
    const duck = this.duck();
    await duck.run('begin');
    try {
      const gone = [...(await this.ordinalsOf(missing))];
      for (const { table, isWhole, owners, isRead } of tables) {
        const left = [...owners, ...(table.ofCustomers ? gone.map(([, ordinal]) => ordinal) : [])];
        if (isWhole) await duck.run(`delete from ${table.name}`);
        else if (left.length > 0)
          await duck.run(`delete from ${table.name} where ${ownerOf(table)} in (select unnest($1::integer[]))`, [listValue(left)]);
        if (isRead) await insertRows(duck, table, this.scratch(table), now, isWhole ? undefined : owners);
      }
      const state = { xmin, snapshot, now, ahead, gone };
      await this.remember(state, origin);
      await duck.run('commit');
      this.customers = await this.countCustomers();
      return (this.state = state);
    } catch (error) {
      await duck.run('rollback');
      throw error;
    } finally {
      for (const { table } of tables) await rm(this.scratch(table), { force: true });
    }
  }

  /** Runs a statement whose one column is ordinals, in its order. */
  async ordinals(text: string, values: readonly unknown[]): Promise<ReplicaAnswers['ordinals']> {
    const { xmin, now, chunks } = await this.found(text, values);
    const ordinals = new Int32Array(chunks.reduce((sum, { rowCount }) => sum + rowCount, 0));
    let place = 0;
    for (const ordinal of ordinalsIn(chunks)) ordinals[place++] = ordinal;
    return { ordinals, xmin, now };
  }

  /** The same as a bitmap. */
  async bits(text: string, values: readonly unknown[]): Promise<ReplicaAnswers['bits']> {
    const { xmin, now, chunks } = await this.found(text, values);
    const { words } = new TypedFastBitSet(ordinalsIn(chunks));
    return { words, xmin, now };
  }

  private async found(
    text: string,
    values: readonly unknown[],
  ): Promise<{ xmin: string; now: number; chunks: readonly DuckDBDataChunk[] }> {
    if (!this.state) throw new Error('The replica is not there yet.');
    const { xmin, now } = this.state;
    const result = await this.duck().run(text, values.map(toDuck), values.map(typeOf));
    return { xmin, now, chunks: await result.fetchAllChunks() };
  }

  /** The ordinals that customers had when they were last read. */
  async ordinalsOf(customerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (customerIds.length === 0) return new Map();
    const rows = await this.rows('select uuid::varchar, ordinal from customers where uuid in (select unnest($1::uuid[]))', [
      listValue([...customerIds]),
    ]);
    return new Map(rows.map(([id, ordinal]) => [String(id), Number(ordinal)]));
  }

  close(): void {
    this.connection?.closeSync();
    this.instance?.closeSync();
    this.connection = undefined;
    this.instance = undefined;
    this.state = undefined;
  }

  private async copyWhole(client: pg.Client, table: ReplicaTable, now: number): Promise<void> {
    try {
      await readRows(client, table, this.scratch(table));
      await insertRows(this.duck(), table, this.scratch(table), now);
    } finally {
      await rm(this.scratch(table), { force: true });
    }
  }

  private async countCustomers(): Promise<number> {
    const [row] = await this.rows('select count(*)::integer from customers');
    return Number(row?.[0]);
  }

  private async attach(): Promise<void> {
    this.instance = await DuckDBInstance.create(this.options.file, {
      memory_limit: `${Math.round(this.options.memory / 2 ** 20)}MiB`,
      threads: '2',
      preserve_insertion_order: 'false',
      checkpoint_threshold: '512MiB', // a checkpoint goes through all that changed rows are among, for seconds
      temp_directory: `${this.options.file}.spill`,
    });
    this.connection = await this.instance.connect();
    await this.connection.run('set integer_division = true'); // as PostgreSQL divides whole numbers
    await this.connection.run("set timezone = 'UTC'");
  }

  private async discard(): Promise<void> {
    this.close();
    const left = this.options.shape.tables.map(({ name }) => `.${name}.csv`);
    for (const end of ['', '.wal', '.spill', ...left]) await rm(`${this.options.file}${end}`, { force: true, recursive: true });
  }

  private duck(): DuckDBConnection {
    if (!this.connection) throw new Error('The replica is not open.');
    return this.connection;
  }

  private async rows(text: string, values: DuckDBValue[] = []): Promise<readonly (readonly DuckDBValue[])[]> {
    return (await this.duck().runAndReadAll(text, values)).getRows();
  }

  private scratch({ name }: ReplicaTable): string {
    return `${this.options.file}.${name}.csv`;
  }

  private async withPostgres<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.options.url, application_name: 'regulars replica' });
    client.on('error', () => undefined); // the statement that waits hears of it
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  private atSnapshot<T>(work: (client: pg.Client, at: Pick<ReplicaState, 'xmin' | 'snapshot'>) => Promise<T>): Promise<T> {
    return this.withPostgres(async (client) => {
      await client.query("set timezone = 'UTC'");
      await client.query('begin isolation level repeatable read read only');
      const { rows } = await client.query<Pick<ReplicaState, 'xmin' | 'snapshot'>>(
        'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, pg_current_snapshot()::text as snapshot',
      );
      if (!rows[0]) throw new Error('No snapshot.');
      return work(client, rows[0]);
    });
  }

  private async remember({ xmin, snapshot, now, ahead }: ReplicaState, origin: Origin): Promise<void> {
    const duck = this.duck();
    await duck.run('delete from replica_state');
    await duck.run('insert into replica_state values ($1, $2, $3, $4, $5, $6, $7)', [
      origin.system,
      origin.database,
      origin.shape,
      xmin,
      snapshot,
      now,
      JSON.stringify(ahead),
    ]);
  }

  private async rowsAhead(now: number): Promise<ReplicaState['ahead']> {
    const dated = this.options.shape.tables.flatMap(({ name, time }) =>
      time === undefined
        ? []
        : [
            `select distinct c.uuid::varchar, epoch_ms(t.${time})::double from ${name} t join customers c on c.id = t.customer_id where epoch_ms(t.${time}) > ${now}`,
          ],
    );
    const rows = await this.rows(dated.join(' union '));
    return rows.map(([id, at]): [string, number] => [String(id), Number(at)]);
  }

  /** Coded ids must tell rows of one customer apart, else counts would be wrong. */
  private async assertApart({ name, columns, ofCustomers }: ReplicaTable): Promise<void> {
    if (name === 'customers' || !columns.some((column) => column.name === 'id')) return;
    const keys = ofCustomers ? ['customer_id', 'id'] : ['id'];
    const [rows] = await this.rows(`select count(*)::integer from ${name}`);
    // The table of groups has to fit into memory: a share of the rows at a time.
    const shares = Math.ceil(Number(rows?.[0]) / groupsAtOnce);
    for (let share = 0; share < shares; share += 1) {
      const [twice] = await this.rows(
        `select 1 from ${name} where abs(${keys[0]} % ${shares}) = ${share} group by ${keys.join(', ')} having count(*) > 1 limit 1`,
      );
      if (twice) throw new Error(`Two rows of ${name} have the same code.`);
    }
  }
}

function* ordinalsIn(chunks: readonly DuckDBDataChunk[]): Generator<number, void, void> {
  for (const chunk of chunks) {
    const column = chunk.getColumnVector(0);
    if (!(column instanceof DuckDBIntegerVector)) throw new TypeError('Ordinals are integers.');
    for (let row = 0; row < chunk.rowCount; row += 1) yield column.getItem(row) ?? 0;
  }
}

const groupsAtOnce = 1_000_000;
/** Of so many of the customers it is dearer to find their rows than to copy the table. */
const share = 0.3;

const ownerOf = ({ name }: ReplicaTable): string => (name === 'customers' ? 'ordinal' : 'customer_id');
