import type { ClientBase } from 'pg';
import { allFacts, type FactDeclaration } from './facts.js';

const hour = 3_600_000;

/** Facts whose rows have a time of their own: that of a line is its order's. */
function timed(): readonly FactDeclaration[] {
  const copies = new Set(
    allFacts().flatMap(({ children }) => Object.entries(children).flatMap(([name, { sameTime }]) => (sameTime ? [name] : []))),
  );
  return allFacts().filter(({ name }) => !copies.has(name));
}

/** Shifts of time by which a row can begin or cease to count: at its own time, and so many hours before or after it. */
const shiftsOf = (hours: Iterable<number>): readonly number[] => [...new Set([0, ...[...hours].flatMap((count) => [count, -count])])];

/**
 * Customers whom the passing of time alone can have moved after `from` and up to `to`: a row of theirs was dated ahead of `from`, or is so many
 * hours away from a moment between. The indexes of the rows by their time answer it, so there is nothing to keep beside them.
 */
export async function movedByTime(
  client: Pick<ClientBase, 'query'>,
  hours: Iterable<number>,
  from: Date,
  to: Date,
): Promise<ReadonlySet<string>> {
  const shifts = shiftsOf(hours);
  const looks = timed().flatMap(({ table, time }) =>
    shifts.map(
      (shift) =>
        `select customer_id as id from ${table} where ${time.column} between $1::timestamptz + ${shift * hour} * interval '1 ms' and $2::timestamptz + ${shift * hour} * interval '1 ms'`,
    ),
  );
  const { rows } = await client.query<{ id: string }>(looks.join('\nunion\n'), [from, to]);
  return new Set(rows.map(({ id }) => id));
}

/** When, after `from` and before `until`, time alone can move somebody next; undefined when it cannot. */
export async function nextMove(
  client: Pick<ClientBase, 'query'>,
  hours: Iterable<number>,
  from: Date,
  until: Date,
): Promise<Date | undefined> {
  const looks = timed().flatMap(({ table, time }) =>
    shiftsOf(hours).map(
      (shift) =>
        `select min(${time.column}) - ${shift * hour} * interval '1 ms' as at from ${table}
         where ${time.column} > $1::timestamptz + ${shift * hour} * interval '1 ms' and ${time.column} < $2::timestamptz + ${shift * hour} * interval '1 ms'`,
    ),
  );
  const { rows } = await client.query<{ at: Date | null }>(`select min(at) as at from (${looks.join('\nunion all\n')}) x`, [from, until]);
  return rows[0]?.at ?? undefined;
}
