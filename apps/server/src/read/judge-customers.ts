import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { choices } from './engines/choices.js';
import { type ByHand, leavesOf, type Plan, planOf, segmentsOf } from './engines/combine.js';
import type { Leaf } from './engines/leaf.js';
import type { Judged } from './judge.js';
import { Aliases, Binder } from './sql.js';

/** What of some customers was found. */
export interface Found {
  /** Ordinals of those who are there, by id. */
  readonly present: ReadonlyMap<string, number>;
  /** For each rule, by its id, the ordinals of those who belong: by the rule, or by hand. */
  readonly members: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Customers, and leaves, that one statement asks about: with more of them its planning takes longer than its running. */
const mostCustomers = 1000;
const mostLeaves = 40;

/**
 * Judges some customers by many rules, each distinct leaf once, in the snapshot of the client's transaction. `rules` are by the id of the
 * segment whose choices by hand go before the rule. With `isRepeated` the connection keeps the plans of the statements for the next time.
 */
export async function judgeCustomers(
  client: Pick<ClientBase, 'query'>,
  rules: ReadonlyMap<string, Judged>,
  customerIds: readonly string[],
  { isRepeated = false } = {},
): Promise<Found> {
  const plans = [...rules].map(([id, { condition, world }]): Plan => ({ kind: 'segment', id, rule: planOf(condition, world) }));
  const now = Math.max(0, ...[...rules.values()].map(({ world }) => world.clock.now));
  const byHand = await choices(client, plans.flatMap(segmentsOf));
  const leaves = distinct(plans.flatMap(leavesOf));
  const present = new Map<string, number>();
  const holding = new Map<string, Set<number>>([...leaves.keys()].map((key) => [key, new Set()]));
  for (let from = 0; from < customerIds.length; from += mostCustomers) {
    const some = customerIds.slice(from, from + mostCustomers);
    const keys = [...leaves.keys()];
    for (let first = 0; first === 0 || first < keys.length; first += mostLeaves) {
      const asked = keys.slice(first, first + mostLeaves);
      const rows = await holds(
        client,
        asked.flatMap((key) => leaves.get(key) ?? []),
        some,
        now,
        isRepeated,
      );
      for (const { id, ordinal, held } of rows) {
        present.set(id, ordinal);
        asked.forEach((key, index) => held[index] === true && holding.get(key)?.add(ordinal));
      }
    }
  }
  const chosen = new Map([...byHand].map(([id, choice]) => [id, toSets(choice)]));
  const belongs = judgeOf((leaf) => holding.get(keyOf(leaf)), chosen);
  const members = new Map(
    [...rules.keys()].map((id, index): [string, ReadonlySet<number>] => {
      const plan = plans[index];
      return [id, new Set(plan ? [...present.values()].filter((ordinal) => belongs(plan, ordinal)) : [])];
    }),
  );
  return { present, members };
}

const keys = new WeakMap<Leaf, string>();
let unnamed = 0;

/** Leaves without a key, those that count hours, are each their own. */
function keyOf(leaf: Leaf): string {
  const known = leaf.key ?? keys.get(leaf);
  if (known !== undefined) return known;
  const made = `leaf ${(unnamed += 1)}`;
  keys.set(leaf, made);
  return made;
}

const distinct = (leaves: readonly Leaf[]): ReadonlyMap<string, Leaf> => new Map(leaves.map((leaf) => [keyOf(leaf), leaf]));

interface Row {
  readonly id: string;
  readonly ordinal: number;
  readonly held: readonly (boolean | null)[];
}

async function holds(
  client: Pick<ClientBase, 'query'>,
  leaves: readonly Leaf[],
  customerIds: readonly string[],
  now: number,
  isRepeated: boolean,
): Promise<readonly Row[]> {
  const binder = new Binder();
  const aliases = new Aliases();
  const narrowTo = `any (${binder.bind([...customerIds], 'uuid[]')})`;
  const compiled = leaves.map((leaf) => leaf.sql(now, binder, aliases, narrowTo));
  const text = `select c.id, c.ordinal, array[${compiled.map(({ where }) => where).join(', ')}]::boolean[] as held from customers c
     ${compiled.map(({ joins }) => joins).join('\n')} where c.id = ${narrowTo}`;
  const name = isRepeated ? createHash('sha1').update(text).digest('base64') : undefined;
  const { rows } = await client.query<Row>({ ...(name === undefined ? {} : { name }), text, values: [...binder.values] });
  return rows;
}

interface Choice {
  readonly included: ReadonlySet<number>;
  readonly excluded: ReadonlySet<number>;
}

const toSets = ({ included, excluded }: ByHand): Choice => ({ included: new Set(included), excluded: new Set(excluded) });

/** Whether a customer belongs to a plan, by what its leaves say of them. */
function judgeOf(of: (leaf: Leaf) => ReadonlySet<number> | undefined, chosen: ReadonlyMap<string, Choice>) {
  const named = new WeakMap<Plan, ReadonlySet<number>>();
  const recorded = (plan: Plan & { readonly kind: 'named' }): ReadonlySet<number> => {
    const known = named.get(plan) ?? new Set(plan.ordinals);
    named.set(plan, known);
    return known;
  };
  const belongs = (plan: Plan, ordinal: number): boolean => {
    switch (plan.kind) {
      case 'leaf':
        return of(plan.leaf)?.has(ordinal) ?? false;
      case 'all':
        return plan.parts.every((part) => belongs(part, ordinal));
      case 'any':
        return plan.parts.some((part) => belongs(part, ordinal));
      case 'not':
        return !belongs(plan.part, ordinal);
      case 'named':
        return recorded(plan).has(ordinal);
      case 'segment': {
        const choice = chosen.get(plan.id);
        if (choice?.excluded.has(ordinal)) return false;
        return choice?.included.has(ordinal) === true || belongs(plan.rule, ordinal);
      }
    }
  };
  return belongs;
}
