import { createHash } from 'node:crypto';
import type { Cell, CustomerRows, FieldType, Row } from '@regulars/segment-language';
import type { ClientBase } from 'pg';
import { type Expression, rollupSql } from '../../access/field-registry.js';
import type { CategoryTree } from '../compile-test.js';
import { storedValue } from '../dialect.js';
import { type FactDeclaration, factNamed } from '../facts.js';
import { tableOf } from '../row-scope.js';
import { Binder } from '../sql.js';
import { cellSql, readCell } from './cells.js';
import type { CellSource, FactReads, Reads } from './reads.js';

/** What rows are read under: cells such as an age, or the hour of an order, depend on it. */
export interface Surroundings {
  readonly zone: string;
  /** the day in that zone as a number: 20260301 */
  readonly today: number;
  readonly categories: CategoryTree;
}

/** `gone`: there is no such customer any more. `heavy`: they have more rows than are worth having in memory; SQL judges them. */
export type Known = CustomerRows | 'gone' | 'heavy';

/** Rows of one fact above which a customer is heavy. */
const mostRows = 2000;

type Client = Pick<ClientBase, 'query'>;
type ByCustomer<T> = ReadonlyMap<string, T>;

/** A row of a fact while it is put beneath the rows that it belongs to, by the names of their facts. */
interface FactRow extends Row {
  readonly children: Readonly<Record<string, Row[]>>;
  readonly belongsTo: Readonly<Record<string, string>>;
}

/** Customers as the language's predicates take them, in the snapshot of the client's transaction, as of a moment in epoch ms. */
export async function readCustomers(
  client: Client,
  ids: readonly string[],
  reads: Reads,
  surroundings: Surroundings,
  now: number,
): Promise<ByCustomer<Known>> {
  const cells = await readCells(client, ids, reads, surroundings, now);
  const facts: [FactReads, ByCustomer<readonly FactRow[]>][] = [];
  for (const fact of reads.facts.values()) facts.push([fact, await readFact(client, ids, fact, reads, surroundings)]);
  return new Map(
    ids.map((id) => {
      const own = cells.get(id);
      return [id, own === undefined ? 'gone' : customerOf(own, new Map(facts.map(([fact, rows]) => [fact, rows.get(id) ?? []])))];
    }),
  );
}

function customerOf(cells: CustomerRows['cells'], facts: ReadonlyMap<FactReads, readonly FactRow[]>): Known {
  if ([...facts.values()].some((rows) => rows.length > mostRows)) return 'heavy';
  const byName = new Map([...facts].map(([{ declaration }, rows]) => [declaration.name, rows]));
  for (const [{ declaration, children }, rows] of facts) {
    const parents = new Map(children.size > 0 ? rows.map((row) => [row.id, row]) : []);
    for (const child of children)
      for (const row of byName.get(child) ?? []) parents.get(row.belongsTo[declaration.name] ?? '')?.children[child]?.push(row);
  }
  return { cells, facts: Object.fromEntries(byName), memberOf: neverAsked };
}

/** Membership of other segments is combined from bitmaps. */
const neverAsked = (): never => {
  throw new Error('A leaf asked for the membership of a segment.');
};

async function readCells(
  client: Client,
  ids: readonly string[],
  { fields }: Reads,
  surroundings: Surroundings,
  now: number,
): Promise<ByCustomer<CustomerRows['cells']>> {
  const binder = new Binder();
  binder.bind(ids, 'uuid[]');
  const at = expression('c', surroundings, binder);
  const values = [...fields.values()].map((field) => cellSql(field.type, customerValue(field, at, binder, now)));
  const names = [...fields].map(([name, { type }]) => ({ name, type }));
  const rows = await ask(client, `select c.id, ${arrayOf(values)} as v from customers c where c.id = any ($1::uuid[])`, binder);
  return new Map(rows.map(({ id, v }) => [id, cellsOf(names, v.flat(), surroundings.categories)]));
}

async function readFact(
  client: Client,
  ids: readonly string[],
  { declaration, fields, children }: FactReads,
  { facts }: Reads,
  surroundings: Surroundings,
): Promise<ByCustomer<readonly FactRow[]>> {
  const binder = new Binder();
  binder.bind(ids, 'uuid[]');
  const above = [...facts.values()].filter((fact) => fact.children.has(declaration.name)).map((fact) => fact.declaration);
  const parents = new Map<string, string>();
  const rowOf = (parent: string | undefined): string => {
    if (parent === undefined) return 'f';
    parents.set(parent, parents.get(parent) ?? `p${parents.size}`);
    return parents.get(parent) ?? 'f';
  };
  const cells = [...fields.values()].map((field) =>
    cellSql(field.declaration.type, storedValue(field.declaration, expression(rowOf(field.parent), surroundings, binder))),
  );
  const links = above.flatMap((parent) => parent.children[declaration.name]?.key ?? []).map((key) => `f.${key}`);
  const values = arrayOf(['f.id', cellSql('instant', `f.${declaration.time.column}`), ...links, ...cells]);
  const only = declaration.only ? ` and (${declaration.only('f')})` : '';
  const rows = await ask(
    client,
    `select w.id, json_agg(r.v) as v from unnest($1::uuid[]) w (id) cross join lateral (
       select ${values} as v from ${declaration.table} f${joinsOf(declaration, parents)} where f.customer_id = w.id${only} limit ${mostRows + 1}) r
     group by w.id`,
    binder,
  );
  const names = [...fields].map(([name, field]) => ({ name, type: field.declaration.type }));
  const toRow = (parts: unknown): FactRow => {
    const [id, at, ...rest] = flat(parts);
    return {
      id: String(id),
      at: Number(at),
      cells: { ...cellsOf(names, rest.slice(above.length), surroundings.categories), [declaration.time.field]: Number(at) },
      belongsTo: Object.fromEntries(above.map(({ name }, index) => [name, String(rest[index])])),
      children: Object.fromEntries([...children].map((child) => [child, []])),
    };
  };
  return new Map(rows.map(({ id, v }) => [id, v.map(toRow)]));
}

const expression = (row: string, { zone, today }: Surroundings, binder: Binder): Expression => ({
  row,
  today,
  zone,
  bind: (value, type) => binder.bind(value, type),
});

function customerValue(field: CellSource, at: Expression, binder: Binder, now: number): string {
  const { source } = field;
  if (source.kind !== 'rollup') return storedValue(field, at);
  const until = binder.bind(new Date(now).toISOString(), 'timestamptz');
  const values = Object.entries(source.rollups).map(([name, { fact, aggregate }]): [string, string] => {
    const found = factNamed(fact);
    if (!found) throw new Error(`${field.name} rolls up a fact that nobody defined.`);
    const only = found.only ? ` and (${found.only('f')})` : '';
    return [name, `(select ${aggregate} from ${found.table} f where f.customer_id = c.id and f.${found.time.column} <= ${until}${only})`];
  });
  return rollupSql(source, Object.fromEntries(values));
}

function joinsOf({ name, parents }: FactDeclaration, used: ReadonlyMap<string, string>): string {
  return [...used]
    .map(([parent, alias]) => {
      const found = parents[parent];
      if (!found) throw new Error(`${name} has no ${parent}.`);
      return ` left join ${tableOf(found.record().name)} ${alias} on ${found.on('f', alias)}`;
    })
    .join('');
}

function cellsOf(
  names: readonly { readonly name: string; readonly type: FieldType }[],
  values: readonly unknown[],
  categories: CategoryTree,
): Record<string, Cell> {
  return Object.fromEntries(names.map(({ name, type }, index) => [name, readCell(type, values[index], categories)]));
}

/** PostgreSQL takes at most 100 arguments; `flat` undoes the parts. */
const mostArguments = 50;

function arrayOf(values: readonly string[]): string {
  const parts = Array.from({ length: Math.ceil(values.length / mostArguments) }, (_, at) =>
    values.slice(at * mostArguments, (at + 1) * mostArguments),
  );
  return `json_build_array(${parts.map((part) => `json_build_array(${part.join(', ')})`).join(', ')})`;
}

function flat(parts: unknown): readonly unknown[] {
  if (!Array.isArray(parts)) throw new TypeError('No row of a fact.');
  return parts.flat();
}

interface Answer {
  readonly id: string;
  readonly v: readonly unknown[];
}

/** The connection keeps the plan, since the same is asked again and again. */
async function ask(client: Client, text: string, { values }: Binder): Promise<readonly Answer[]> {
  const name = createHash('sha1').update(text).digest('base64');
  const { rows } = await client.query<Answer>({ name, text, values: [...values] });
  return rows;
}
