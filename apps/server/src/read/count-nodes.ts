import { childrenOf, type Condition, type Path } from '@regulars/segment-language';
import type { Ctx } from '../access/viewer.js';
import { stopwatch } from '../platform/clock.js';
import { ConditionCompiler } from './compile-condition.js';
import type { World } from './compile-world.js';
import { countInColumns } from './engines/count-in-columns.js';
import type { Judged } from './judge.js';
import { runStatement } from './run.js';
import { Aliases, Binder } from './sql.js';
import { reachChannels } from './dynamic-fields.js';
import { everything, lexiconOf, scopeOf, worldFor } from './world.js';

/** The count of one node: of itself alone, and of the customers that hold it and all that stands before it. */
export interface NodeCount {
  readonly path: Path;
  readonly node: Condition;
  readonly alone: number;
  readonly inFunnel: number;
}

export interface Reach {
  readonly channel: string;
  readonly reachable: number;
  readonly noAddress: number;
  readonly invalid: number;
  readonly noConsent: number;
}

export interface Counts {
  readonly count: number;
  readonly total: number;
  readonly nodes: readonly NodeCount[];
  readonly reach: readonly Reach[];
  readonly asOf: Date;
  readonly tookMs: number;
}

interface Flat {
  readonly path: Path;
  readonly node: Condition;
  /** SQL over the flags of leaves */
  readonly sql: string;
  readonly before: readonly string[];
}

/** A condition as SQL flags: one column a leaf, so that each is computed once however many counts combine it. */
export interface Flags {
  readonly columns: readonly string[];
  readonly joins: string;
  readonly whole: string;
  readonly nodes: readonly Flat[];
}

/** Compiles each leaf once as a flag `l0`, `l1` … and every node as a combination of flags. The `where` inside a measure has no count of its own. */
export function compileFlags(condition: Condition, compiler: ConditionCompiler): Flags {
  const columns: string[] = [];
  const nodes: Flat[] = [];
  const flagOf = (node: Condition): string => {
    const sql = compiler.compile(node);
    const known = columns.indexOf(sql);
    return `x.l${known >= 0 ? known : columns.push(sql) - 1}`;
  };
  const visit = (node: Condition, path: Path, before: readonly string[]): string => {
    const place = nodes.push({ path, node, sql: '', before }) - 1;
    const sql = combine(node, path, before);
    nodes[place] = { path, node, sql, before };
    return sql;
  };
  const combine = (node: Condition, path: Path, before: readonly string[]): string => {
    switch (node.kind) {
      case 'all': {
        const preceding = [...before];
        const parts = childrenOf(node).map((child, index) => {
          const sql = visit(child, [...path, index], [...preceding]);
          preceding.push(sql);
          return sql;
        });
        return `(${parts.join(' and ')})`;
      }
      case 'any':
        return `(${node.children.map((child, index) => visit(child, [...path, index], before)).join(' or ')})`;
      case 'not':
        return `(not ${visit(node.child, [...path, 0], before)})`;
      case 'compare':
      case 'measure':
      case 'member':
        return flagOf(node);
    }
  };
  const whole = visit(condition, [], []);
  return { columns, joins: compiler.joinsSql(), whole, nodes };
}

/** The exact count of a judged condition, of each of its nodes, and of who can be reached, cut by the viewer's row scope: from bitmaps, or in one scan. */
export async function countNodes(ctx: Ctx, judged: Judged): Promise<Counts> {
  const took = stopwatch();
  const counted = (await countInColumns(ctx, judged)) ?? (await countInPostgres(ctx, judged));
  return { ...counted, tookMs: took() };
}

async function countInPostgres(ctx: Ctx, { condition, world }: Judged): Promise<Omit<Counts, 'tookMs'>> {
  const binder = new Binder();
  const compiler = new ConditionCompiler(world, binder, new Aliases(), 'c');
  const flags = compileFlags(condition, compiler);
  const scope = await scopeSql(ctx, world, binder);
  const counts = flags.nodes.flatMap(({ sql, before }, index) => [
    `count(*) filter (where ${sql}) as a${index}`,
    `count(*) filter (where ${[...before, sql].join(' and ')}) as f${index}`,
  ]);
  const reach = reachChannels.flatMap((channel, index) => reachSql(channel, flags.whole, index));
  const columns = [
    'c.reachable',
    'c.email',
    'c.phone',
    'c.email_problem',
    'c.phone_problem',
    ...flags.columns.map((sql, index) => `${sql} as l${index}`),
  ];
  const text = `select count(*) as total, count(*) filter (where ${flags.whole}) as count, ${[...counts, ...reach].join(', ')}
from (select ${columns.join(', ')} from customers c
${flags.joins}${scope.joins}
where ${scope.where}) x`;
  const [row] = await runStatement<Record<string, string>>(ctx, { text, values: binder.values });
  const figure = (name: string): number => Number(row?.[name] ?? 0);
  return {
    count: figure('count'),
    total: figure('total'),
    nodes: flags.nodes.map(({ path, node }, index) => ({ path, node, alone: figure(`a${index}`), inFunnel: figure(`f${index}`) })),
    reach: reachChannels.map((channel, index) => ({
      channel,
      reachable: figure(`r${index}`),
      noAddress: figure(`n${index}`),
      invalid: figure(`i${index}`),
      noConsent: figure('count') - figure(`r${index}`) - figure(`n${index}`) - figure(`i${index}`),
    })),
    asOf: new Date(world.clock.now),
  };
}

/** The reasons in a fixed order (no address, wrong address, no consent), so that they and the reachable add up to the match. */
function reachSql(channel: (typeof reachChannels)[number], whole: string, index: number): string[] {
  const reachable = `'${channel}' = any (x.reachable)`;
  const count = (where: string, name: string): string => `count(*) filter (where ${whole} and ${where}) as ${name}${index}`;
  const address = channel === 'wechat' ? undefined : channel === 'email' ? 'email' : 'phone';
  if (!address) return [count(reachable, 'r'), `0 as n${index}`, `0 as i${index}`];
  return [
    count(reachable, 'r'),
    count(`not ${reachable} and x.${address} is null`, 'n'),
    count(`not ${reachable} and x.${address} is not null and x.${address}_problem is not null`, 'i'),
  ];
}

/** The viewer's row scope over the alias `c`, to be added to a statement after the condition was judged. */
export async function scopeSql(ctx: Ctx, world: World, binder: Binder): Promise<{ joins: string; where: string }> {
  const scope = scopeOf(ctx.viewer.policy);
  if (!scope) return { joins: '', where: 'true' };
  const own = await worldFor(ctx, await lexiconOf(ctx, everything), [scope], { at: new Date(world.clock.now) });
  const compiler = new ConditionCompiler(own, binder, new Aliases('scope_'), 'c');
  const where = compiler.filter(scope);
  return { joins: `\n${compiler.joinsSql()}`, where };
}
