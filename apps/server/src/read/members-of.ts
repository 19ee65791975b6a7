import type { Condition } from '@regulars/segment-language';
import { TypedFastBitSet } from 'typedfastbitset';
import type { Ctx } from '../access/viewer.js';
import { ConditionCompiler } from './compile-condition.js';
import type { World } from './compile-world.js';
import { columnsOf } from './engines/columns.js';
import { canBeInColumns, inColumns } from './engines/in-columns.js';
import { judgeWith, type Judged } from './judge.js';
import { runStatement } from './run.js';
import { Aliases, Binder, type Statement } from './sql.js';
import { everything, lexiconOf, worldFor } from './world.js';

/** A rule whose members are kept, with the zone that it counts days in. */
export interface KeptRule {
  readonly condition: Condition;
  readonly zone: string;
}

/**
 * Ordinals of all customers who hold each of the rules, in their order, for keeping memberships: not cut by any viewer's row scope. All are of
 * one moment, and each leaf that rules have in common is looked at once. Rules were judged when they were saved; they are judged again here
 * against what exists now, so that a deleted attribute is an error and never "everybody". A rule that cannot be computed gives its error, and
 * leaves the others what they are.
 */
export async function membersOfEach(ctx: Ctx, rules: readonly KeptRule[], at: Date): Promise<readonly (TypedFastBitSet | Error)[]> {
  if (ctx.patience !== undefined) await columnsOf(ctx.pool)?.settled(ctx.signal); // who can wait does not keep PostgreSQL busy meanwhile
  const judged = await judgeEach(ctx, rules, at);
  const shared = judged.filter((one): one is Judged => !(one instanceof Error) && canBeInColumns(one));
  const answers = await inColumns(everybody(ctx), shared, (view) => shared.map((one) => view.members(one)));
  const found = new Map<Judged | Error, TypedFastBitSet | undefined>(shared.map((one, index) => [one, answers?.[index]]));
  const members: (TypedFastBitSet | Error)[] = [];
  for (const one of judged) members.push(one instanceof Error ? one : (found.get(one) ?? (await inPostgres(ctx, one).catch(asError))));
  ctx.signal.throwIfAborted(); // what was broken off is no error of a rule
  return members;
}

async function judgeEach(ctx: Ctx, rules: readonly KeptRule[], at: Date): Promise<readonly (Judged | Error)[]> {
  const lexicon = await lexiconOf(ctx, everything);
  const judged = rules.map(({ condition, zone }) => {
    try {
      return { zone, condition: judgeWith(condition, lexicon) };
    } catch (error) {
      return asError(error);
    }
  });
  const worldOf = (zone: string): Promise<World | Error> => {
    const ofZone = judged.flatMap((one) => (one instanceof Error || one.zone !== zone ? [] : [one.condition]));
    return worldFor(ctx, lexicon, ofZone, { at, zone }).catch(asError);
  };
  const zones = [...new Set(rules.map(({ zone }) => zone))];
  const worlds = new Map(await Promise.all(zones.map(async (zone) => [zone, await worldOf(zone)] as const)));
  return judged.map((one) => {
    if (one instanceof Error) return one;
    const world = worlds.get(one.zone) ?? new Error('A zone was left out.');
    return world instanceof Error ? world : { condition: one.condition, world };
  });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

async function inPostgres(ctx: Ctx, judged: Judged): Promise<TypedFastBitSet> {
  const [row] = await runStatement<{ ordinals: readonly number[] }>(ctx, membersStatement(judged));
  return new TypedFastBitSet(row?.ordinals);
}

/** Memberships are of all customers, whoever asks for them. */
const everybody = (ctx: Ctx): Ctx => ({ ...ctx, viewer: { ...ctx.viewer, policy: everything } });

/** The statement that finds who holds a judged condition: one row, `ordinals`, in ascending order. */
export function membersStatement({ condition, world }: Judged): Statement {
  const binder = new Binder();
  const compiler = new ConditionCompiler(world, binder, new Aliases(), 'c');
  const where = compiler.filter(condition);
  const text = `select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals from customers c\n${compiler.joinsSql()}\nwhere ${where}`;
  return { text, values: binder.values };
}
