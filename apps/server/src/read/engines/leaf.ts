import {
  addDays,
  type Compare,
  type CustomerRows,
  dayOf,
  type Measure,
  type Predicate,
  predicate,
  startOf,
} from '@regulars/segment-language';
import type { ChangeKind } from '../../platform/changes.js';
import { ConditionCompiler } from '../compile-condition.js';
import type { World } from '../compile-world.js';
import type { Lexicon } from '../lexicon.js';
import { NotInColumns } from '../dialect.js';
import { factNamed } from '../facts.js';
import { columnar } from '../replica/columnar-dialect.js';
import { Aliases, Binder, type Statement } from '../sql.js';
import type { Surroundings } from './read-customers.js';
import { noReads, type Reads, readsOf } from './reads.js';

/** One question about each customer, whose answers are a bitmap over ordinals. */
export interface Leaf {
  /** Equal keys have equal answers until something changes; undefined when the answers change with every moment: not for bitmaps. */
  readonly key: string | undefined;
  /** Kinds of changes that can change its answer for a customer who was there before. */
  readonly dependsOn: ReadonlySet<ChangeKind>;
  /** Whether it reads products or stores, whose changes name no customers. */
  readonly readsProducts: boolean;
  /** SQL over the customer `c` for a statement in PostgreSQL, as of `now` (epoch ms); `narrowTo` as for the compiler. */
  sql(now: number, binder: Binder, aliases: Aliases, narrowTo?: string): { readonly where: string; readonly joins: string };
  /** The statement that finds all ordinals in the replica; undefined when it has no exact answer. */
  columnar(now: number): Statement | undefined;
  /** How customers are judged in memory; undefined where only SQL can. */
  readonly inMemory: InMemory | undefined;
}

/** The second meaning of a leaf: a predicate over one customer's rows. */
export interface InMemory {
  readonly reads: Reads;
  /** Under what rows have to be read; undefined where that does not matter. */
  readonly surroundings: Surroundings | undefined;
  meets(now: number): Predicate;
}

const profile: ReadonlySet<ChangeKind> = new Set(['customers', 'consents']);
const rollup: ReadonlySet<ChangeKind> = new Set([...profile, 'orders', 'events']);

/** A test on columns of `customers` that both stores have, such as "has an e-mail address". */
export const columnLeaf = (where: string): Leaf => ({
  key: where,
  dependsOn: profile,
  readsProducts: false,
  sql: () => ({ where: `(${where})`, joins: '' }),
  columnar: () => ({ text: `select c.ordinal from customers c where ${where}`, values: [] }),
  inMemory: {
    reads: { ...noReads(), fields: new Map([[where, { name: where, type: 'boolean', source: { kind: 'expression', sql: () => where } }]]) },
    surroundings: undefined,
    meets:
      () =>
      ({ cells }) =>
        cells[where] === true,
  },
});

/** Every customer; what `not` is taken from. */
export const everyone: Leaf = columnLeaf('true');

/** A leaf of a condition in its world. A question about another moment than now has no key. */
export function conditionLeaf(node: Compare | Measure, world: World): Leaf {
  const { zone, now } = world.clock;
  const text = JSON.stringify(node);
  const day = dayOf(now, zone);
  const dayEnds = startOf(addDays(day, 1), zone);
  // All that share a bitmap ask as of the latest of their moments, so that a row which came meanwhile is not left out for good.
  const at = (latest: number): World => ({ ...world, clock: { zone, now: Math.min(Math.max(now, latest), dayEnds - 1) } });
  const reads = readsOf(node, world.lexicon);
  // Windows and tests in hours move with every moment; everything else moves with the day.
  return {
    key: world.isLive && !text.includes('"unit":"hours"') ? `${text} ${zone} ${day} ${world.categories.version}` : undefined,
    dependsOn: dependencies(node, world.lexicon),
    readsProducts: /"(product|store)\./.test(text),
    sql: (latest, binder, aliases, narrowTo) => {
      const compiler = new ConditionCompiler(at(latest), binder, aliases, 'c', narrowTo);
      const where = compiler.compile(node);
      return { where, joins: compiler.joinsSql() };
    },
    columnar: (latest) => {
      try {
        const binder = new Binder();
        const compiler = new ConditionCompiler(at(latest), binder, new Aliases(), 'c', undefined, columnar);
        return { text: node.kind === 'measure' ? byRows(node, compiler, at(latest)) : byColumns(node, compiler), values: binder.values };
      } catch (error) {
        if (error instanceof NotInColumns) return undefined;
        throw error;
      }
    },
    inMemory: reads && {
      reads,
      surroundings: { zone, today: Number(day.replaceAll('-', '')), categories: world.categories },
      meets: (latest) => predicate(node, world.lexicon.catalogue, at(latest).clock),
    },
  };
}

function byColumns(node: Compare, compiler: ConditionCompiler): string {
  const where = compiler.filter(node);
  return `select c.ordinal from customers c\n${compiler.joinsSql()}\nwhere ${where}`;
}

/** Customers are not joined to groups of their rows: those whose groups do, or where no rows would do, all but those whose groups do not. */
function byRows(node: Measure, compiler: ConditionCompiler, { lexicon, clock }: World): string {
  const { from, having } = compiler.grouped(node);
  const without: CustomerRows = { cells: {}, facts: { [node.fact]: [] }, memberOf: () => false };
  const holdsWithout = predicate(node, lexicon.catalogue, clock)(without);
  const groups = (test: string): string => `select f.customer_id as ordinal ${from} group by f.customer_id having ${test}`;
  return holdsWithout ? `select c.ordinal from customers c where c.ordinal not in (${groups(`not (${having})`)})` : groups(having);
}

/** Kinds of changes that can change what a leaf says of a customer. */
export function dependencies(node: Compare | Measure, lexicon: Lexicon): ReadonlySet<ChangeKind> {
  if (node.kind === 'measure') {
    const fact = factNamed(node.fact);
    if (!fact) throw new Error('A fact came to the engine that nobody defined.');
    return new Set([...profile, fact.changedBy]);
  }
  const declaration = lexicon.customer(node.field)?.declaration;
  if (declaration?.changedBy) return new Set([...profile, declaration.changedBy]);
  return declaration?.source.kind === 'rollup' ? rollup : profile;
}
