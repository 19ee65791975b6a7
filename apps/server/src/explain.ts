import 'reflect-metadata';
import { type Condition, describe } from '@regulars/segment-language';
import { type Ctx, systemCtx } from './access/index.js';
import './modules.js';
import { newId } from './platform/ids.js';
import type { Platform } from './platform/platform.js';
import { catalogueValues, everything, judge, layout, lexiconOf, membersStatement } from './read/index.js';

/** A condition in all its forms. */
export interface Explanation {
  readonly en: string;
  readonly zhCn: string;
  readonly tree: Condition;
  /** The statement that finds who holds it, with its values, laid out to be read. */
  readonly sql: string;
  /** What the database did to answer it. */
  readonly plan: string;
  readonly members: number;
}

/** Explains a condition over the shop at hand, with the right to read every field. Throws CONDITION_INVALID. */
export async function explainCondition(platform: Platform, text: string): Promise<Explanation> {
  const ctx: Ctx = {
    ...(await systemCtx(platform, new AbortController().signal)),
    viewer: {
      userId: newId(),
      email: '',
      name: 'explain',
      roleKey: 'system',
      roleName: 'System',
      locale: 'en',
      policy: everything,
    },
  };
  const judged = await judge(ctx, text);
  const { catalogue } = await lexiconOf(ctx, everything, await catalogueValues(ctx));
  const statement = membersStatement(judged);
  const values = [...statement.values];
  const { rows } = await ctx.pool.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${statement.text}`, values);
  const found = await ctx.pool.query<{ ordinals: readonly number[] }>(statement.text, values);
  return {
    en: describe(judged.condition, catalogue, 'en'),
    zhCn: describe(judged.condition, catalogue, 'zh-CN'),
    tree: judged.condition,
    sql: layout(statement),
    plan: rows.map((row) => row['QUERY PLAN']).join('\n'),
    members: found.rows[0]?.ordinals.length ?? 0,
  };
}
