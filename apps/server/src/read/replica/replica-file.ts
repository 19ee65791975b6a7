import { rm } from 'node:fs/promises';
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBIntegerVector,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import pg from 'pg';
import { copyRows, createTables } from './copy-rows.js';
import type { ReplicaOptions, ReplicaState } from './messages.js';
import type { ReplicaTable } from './shape.js';

/** Which database, and which tables of it, a file is a copy of. */
interface Origin {
  readonly system: string;
  readonly database: string;
  readonly shape: string;
}

/** A replica in a file: made from PostgreSQL, thrown away when in doubt. Calls must not overlap. */
export class ReplicaFile {
  private instance: DuckDBInstance | undefined;
  private connection: DuckDBConnection | undefined;
  private state: ReplicaState | undefined;

  constructor(private readonly options: ReplicaOptions) {}

  /** Opens the file when it is a sound copy of this database in this shape; undefined when it has to be made. */
  async open(): Promise<ReplicaState | undefined> {
    try {
      await this.attach();
      const [row] = await this.rows('select system, database, shape, xmin, now, ahead from replica_state');
      const origin = await this.withPostgres((client) => originOf(client, this.options.shape.hash));
      if (!row || row[0] !== origin.system || row[1] !== origin.database || row[2] !== origin.shape) throw new Error('Another database.');
      this.state = { xmin: String(row[3]), now: Number(row[4]), ahead: readAhead(String(row[5])), gone: [] };
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
    await duck.run('create table replica_state (system varchar, database varchar, shape varchar, xmin varchar, now double, ahead varchar)');
    return this.atSnapshot(async (client, xmin) => {
      for (const table of shape.tables) await copyRows(client, duck, table, this.scratch(table));
      for (const table of shape.tables) await this.assertApart(table);
      const state = { xmin, now, ahead: await this.rowsAhead(now), gone: [] };
      await this.remember(state, await originOf(client, shape.hash));
      await duck.run('checkpoint');
      return (this.state = state);
    });
  }

  /** Reads anew, from one snapshot, the rows of all customers that its `changes` name since the last reading, and the small tables; all or nothing. */
  async merge(now: number): Promise<ReplicaState> {
    const duck = this.duck();
    const since = this.state?.xmin ?? '0';
    return this.atSnapshot(async (client, xmin) => {
      const changed = await changedSince(client, since);
      const customerIds = [...changed.keys()];
      await duck.run('begin');
      try {
        const before = await this.ordinalsOf(customerIds);
        const there = await idsOf(client, customerIds);
        const [counted] = await this.rows('select count(*)::integer from customers');
        const all = Number(counted?.[0]);
        const gone = [...before].filter(([id]) => !there.has(id));
        for (const table of this.options.shape.tables) {
          if (!table.ofCustomers) {
            await duck.run(`delete from ${table.name}`);
            await copyRows(client, duck, table, this.scratch(table));
            continue;
          }
          const { changedBy } = table;
          const ids = changedBy === undefined ? customerIds : customerIds.filter((id) => changed.get(id)?.has(changedBy));
          if (ids.length > share * all) {
            await duck.run(`delete from ${table.name}`);
            await copyRows(client, duck, table, this.scratch(table));
            continue;
          }
          const owners = [...new Set([...ids.flatMap((id) => before.get(id) ?? []), ...gone.map(([, ordinal]) => ordinal)])];
          if (owners.length > 0)
            await duck.run(`delete from ${table.name} where ${ownerOf(table)} in (select unnest($1::integer[]))`, [listValue(owners)]);
          if (ids.length > 0) await copyRows(client, duck, table, this.scratch(table), ids);
        }
        const state = { xmin, now, ahead: await this.rowsAhead(now), gone };
        await this.remember(state, await originOf(client, this.options.shape.hash));
        await duck.run('commit');
        return (this.state = state);
      } catch (error) {
        await duck.run('rollback');
        throw error;
      }
    });
  }

  /** Runs a statement whose one column is ordinals. */
  async ordinals(text: string, values: readonly unknown[]): Promise<{ readonly ordinals: Int32Array; readonly xmin: string }> {
    if (!this.state) throw new Error('The replica is not there yet.');
    const result = await this.duck().run(text, values.map(toDuck), values.map(typeOf));
    const chunks = await result.fetchAllChunks();
    const ordinals = new Int32Array(chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0));
    let place = 0;
    for (const chunk of chunks) {
      const column = chunk.getColumnVector(0);
      if (!(column instanceof DuckDBIntegerVector)) throw new TypeError('Ordinals are integers.');
      for (let row = 0; row < chunk.rowCount; row += 1) ordinals[place++] = column.getItem(row) ?? 0;
    }
    return { ordinals, xmin: this.state.xmin };
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

  private async attach(): Promise<void> {
    this.instance = await DuckDBInstance.create(this.options.file, {
      memory_limit: `${Math.round(this.options.memory / 2 ** 20)}MiB`,
      threads: '2',
      preserve_insertion_order: 'false',
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

  private atSnapshot<T>(work: (client: pg.Client, xmin: string) => Promise<T>): Promise<T> {
    return this.withPostgres(async (client) => {
      await client.query("set timezone = 'UTC'");
      await client.query('begin isolation level repeatable read read only');
      const { rows } = await client.query<{ xmin: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin');
      if (!rows[0]) throw new Error('No snapshot.');
      return work(client, rows[0].xmin);
    });
  }

  private async remember({ xmin, now, ahead }: ReplicaState, origin: Origin): Promise<void> {
    const duck = this.duck();
    await duck.run('delete from replica_state');
    await duck.run('insert into replica_state values ($1, $2, $3, $4, $5, $6)', [
      origin.system,
      origin.database,
      origin.shape,
      xmin,
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

const groupsAtOnce = 1_000_000;
/** Of so many of the customers it is dearer to find their rows than to copy the table. */
const share = 0.3;

const ownerOf = ({ name }: ReplicaTable): string => (name === 'customers' ? 'ordinal' : 'customer_id');

/** Customers that transactions from this one on name, by id, with the kinds of their changes. */
async function changedSince(client: pg.Client, xmin: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await client.query<{ id: string | null; kind: string }>(
    'select distinct customer_id as id, kind from changes where xid >= $1::text::xid8',
    [xmin],
  );
  if (rows.some(({ kind }) => kind === 'rebuild')) throw new Error('Everything changed.');
  const changed = new Map<string, Set<string>>();
  for (const { id, kind } of rows) if (id !== null) changed.set(id, (changed.get(id) ?? new Set()).add(kind));
  return changed;
}

/** Those of these customers who are there. */
async function idsOf(client: pg.Client, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ id: string }>('select id from customers where id = any ($1::uuid[])', [customerIds]);
  return new Set(rows.map(({ id }) => id));
}

async function originOf(client: pg.Client, shape: string): Promise<Origin> {
  const { rows } = await client.query<{ system: string; database: string }>(
    'select system_identifier::text as system, (select oid::text from pg_database where datname = current_database()) as database from pg_control_system()',
  );
  return { system: rows[0]?.system ?? '', database: rows[0]?.database ?? '', shape };
}

function readAhead(text: string): ReplicaState['ahead'] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) throw new TypeError('Not a state.');
  return parsed.map((one: unknown): [string, number] => {
    if (!Array.isArray(one)) throw new TypeError('Not a state.');
    return [String(one[0]), Number(one[1])];
  });
}

/** Conditions bind texts, whole numbers and lists of texts, and cast them where they stand; an empty list needs its type said. */
const typeOf = (value: unknown): DuckDBType => {
  if (Array.isArray(value)) return LIST(VARCHAR);
  return typeof value === 'number' ? DOUBLE : VARCHAR;
};

const toDuck = (value: unknown): DuckDBValue => {
  if (Array.isArray(value)) return listValue(value.map(toDuck));
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError('A value that the replica cannot take.');
};
