import type pg from 'pg';
import type { ReplicaState } from './messages.js';
import type { ReplicaShape } from './shape.js';

/** Which database, and which tables of it, a file is a copy of. */
export interface Origin {
  readonly system: string;
  readonly database: string;
  readonly shape: string;
}

/** Throws when so much changed, since rows were read in a snapshot, that customers were not named: everything has to be read anew. */
export async function assertNamed(client: pg.Client, xmin: string, snapshot: string): Promise<void> {
  const { rows } = await client.query(
    `select from changes where xid >= $1::text::xid8 and kind = 'rebuild' and not pg_visible_in_snapshot(xid, $2::pg_snapshot) limit 1`,
    [xmin, snapshot],
  );
  if (rows.length > 0) throw new Error('Everything changed.');
}

/** Customers that transactions from this one on name, by id, with the kinds of their changes. */
export async function changedSince(client: pg.Client, xmin: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await client.query<{ id: string | null; kind: string }>(
    'select distinct customer_id as id, kind from changes where xid >= $1::text::xid8',
    [xmin],
  );
  const changed = new Map<string, Set<string>>();
  for (const { id, kind } of rows) if (id !== null) changed.set(id, (changed.get(id) ?? new Set()).add(kind));
  return changed;
}

/** Ordinals of those of these customers who are there. */
export async function ordinalsOf(client: pg.Client, customerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ id: string; ordinal: number }>('select id, ordinal from customers where id = any ($1::uuid[])', [
    customerIds,
  ]);
  return new Map(rows.map(({ id, ordinal }) => [id, ordinal]));
}

export async function originOf(client: pg.Client, shape: string): Promise<Origin> {
  const { rows } = await client.query<{ system: string; database: string }>(
    'select system_identifier::text as system, (select oid::text from pg_database where datname = current_database()) as database from pg_control_system()',
  );
  return { system: rows[0]?.system ?? '', database: rows[0]?.database ?? '', shape };
}

export function readAhead(text: string): ReplicaState['ahead'] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) throw new TypeError('Not a state.');
  return parsed.map((one: unknown): [string, number] => {
    if (!Array.isArray(one)) throw new TypeError('Not a state.');
    return [String(one[0]), Number(one[1])];
  });
}

/** Rows of these customers that are dated after a moment. */
export async function aheadOf(
  client: pg.Client,
  customerIds: readonly string[],
  { tables }: ReplicaShape,
  now: number,
): Promise<ReplicaState['ahead']> {
  const dated = tables.flatMap(({ name, time }) =>
    time === undefined
      ? []
      : [`select customer_id as id, ${time} as at from ${name} where customer_id = any ($1::uuid[]) and ${time} > $2::timestamptz`],
  );
  if (dated.length === 0) return [];
  const { rows } = await client.query<{ id: string; at: Date }>(dated.join(' union '), [customerIds, new Date(now).toISOString()]);
  return rows.map(({ id, at }) => [id, at.getTime()]);
}
