import type { TypedFastBitSet } from 'typedfastbitset';
import type { Ctx } from '../../access/viewer.js';
import type { Condition } from '@regulars/segment-language';
import { ConditionCompiler } from '../compile-condition.js';
import type { World } from '../compile-world.js';
import { NotInColumns } from '../dialect.js';
import type { FieldRef } from '../lexicon.js';
import { columnar } from '../replica/columnar-dialect.js';
import { Aliases, Binder } from '../sql.js';
import { combine, leavesOf, planOf, segmentsOf } from './combine.js';
import type { Ranked, Ranking } from './question.js';
import { columnsOf } from './columns.js';
import { scopePlan } from './in-columns.js';

/** A page of the list of customers as it is now, in the order of one field, ties by id in the same direction, missing values last. */
export interface AskedPage {
  readonly where: Condition | undefined;
  readonly world: World;
  readonly field: FieldRef;
  readonly direction: 'asc' | 'desc';
  /** Rows before the page. */
  readonly skip: number;
  /** Finds the ordinal of the row before the page, where it does not begin at a number; undefined when it stands elsewhere by now. */
  readonly after?: (() => Promise<number | undefined>) | undefined;
  readonly size: number;
}

/** Customers among whom the page is, by ordinal, and how many rows of these come before it. */
export interface Candidates {
  readonly ordinals: readonly number[];
  readonly skip: number;
}

/**
 * The few customers among whom a page of the list is, so that PostgreSQL need not order all of them; undefined when it has to. They are the
 * rows of the page as the replica has them, and all who changed since: whoever did not change stands where the replica says, and each of the
 * others moves the page by one row at most.
 */
export async function pageInColumns(ctx: Ctx, asked: AskedPage): Promise<Candidates | undefined> {
  const columns = columnsOf(ctx.pool);
  const { where, world } = asked;
  if (!columns?.isReady) return undefined;
  const ranking = rankingBy(asked);
  if (!ranking) return undefined;
  const after = await asked.after?.();
  if (asked.after && after === undefined) return undefined;
  const plan = where && planOf(where, world);
  const scope = await scopePlan(ctx, new Date(world.clock.now));
  const plans = [plan, scope].filter((one) => one !== undefined);
  return columns.answer({
    leaves: plans.flatMap(leavesOf),
    segments: plans.flatMap(segmentsOf),
    ranking,
    now: world.clock.now,
    signal: ctx.signal,
    count: (at, ranked) => {
      let members: TypedFastBitSet = at.everyone;
      for (const one of plans) members = combine(one, at).intersection(members);
      return ranked && candidates(ranked, members, { ...asked, after });
    },
  });
}

/** The order by a field in the replica; undefined when it does not compare as PostgreSQL does. */
function rankingBy({ field, direction, world }: AskedPage): Ranking | undefined {
  const { name, source } = field.declaration;
  if (source.kind !== 'rollup') return undefined; // columns have an index of their own
  const statement = (now: number) => {
    const binder = new Binder();
    const compiler = new ConditionCompiler({ ...world, clock: { ...world.clock, now } }, binder, new Aliases(), 'c', undefined, columnar);
    const sql = compiler.field(field);
    const text = `select c.ordinal from customers c\n${compiler.joinsSql()}\norder by ${sql} ${direction} nulls last, c.uuid ${direction}`;
    return { text, values: binder.values };
  };
  try {
    statement(world.clock.now);
    return { key: `${name} ${direction} ${world.clock.zone}`, statement };
  } catch (error) {
    if (error instanceof NotInColumns) return undefined;
    throw error;
  }
}

function candidates(
  { ordinals, elsewhere }: Ranked,
  members: TypedFastBitSet,
  { skip, after, size }: Pick<AskedPage, 'skip' | 'size'> & { readonly after: number | undefined },
): Candidates | undefined {
  let place = 0;
  if (after !== undefined) {
    place = ordinals.indexOf(after) + 1;
    if (place === 0 || elsewhere.has(after)) return undefined;
  }
  const first = Math.max(0, skip - elsewhere.size);
  const found: number[] = [];
  for (let passed = 0; place < ordinals.length && found.length < skip - first + size; place += 1) {
    const ordinal = ordinals[place] ?? 0;
    if (!members.has(ordinal) || elsewhere.has(ordinal)) continue;
    if (passed < first) passed += 1;
    else found.push(ordinal);
  }
  return { ordinals: [...found, ...elsewhere], skip: skip - first };
}
