import type { Condition } from '@regulars/segment-language';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import type { Policy } from '../../access/policy.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { inputInvalid } from '../../platform/errors.js';
import { enqueue } from '../../platform/jobs/job.js';
import { inTransaction } from '../../platform/transaction.js';
import { judgeWith, lexiconOf } from '../../read/index.js';
import { judgeKind, lifecycleQueue } from './lifecycle.kinds.js';
import { type StageRule, usualRules } from './lifecycle.rules.js';

/** The rules in force. */
export interface LifecycleRules {
  /** 0: those that every shop begins with */
  readonly version: number;
  readonly rules: readonly StageRule[];
  readonly savedAt: Date | null;
  /** when everybody was last judged; null before the first time */
  readonly judgedAt: Date | null;
  /** by which version; null before the first time */
  readonly judgedVersion: number | null;
}

export async function lifecycleRules(ctx: PlatformCtx): Promise<LifecycleRules> {
  const [row] = await ctx.db.query<
    { version: number; rules: readonly StageRule[]; saved_at: Date | null; judged_at: Date | null; judged_version: number | null }[]
  >('select version, rules, saved_at, judged_at, judged_version from lifecycle_rules');
  if (!row) return { version: 0, rules: usualRules, savedAt: null, judgedAt: null, judgedVersion: null };
  return { version: row.version, rules: row.rules, savedAt: row.saved_at, judgedAt: row.judged_at, judgedVersion: row.judged_version };
}

/** Whoever reads a stage may read all of these, so that a stage tells nobody what they may not read. */
const tellable: Policy = {
  labels: { record: 'read', behaviour: 'read', value: 'read', operations: 'read' },
  fields: {},
  actions: [],
  rowScope: null,
};
const mostRules = 30;

/** The conditions of rules as trees. Throws CONDITION_INVALID where one is wrong, or names what not everybody who sees stages may read. */
export async function judgedRules(ctx: Ctx, rules: readonly StageRule[]): Promise<readonly Condition[]> {
  const lexicon = await lexiconOf(ctx, tellable, new Map(), new Map());
  return rules.map(({ condition }) => judgeWith(condition, lexicon));
}

function countsHours(condition: Condition): boolean {
  return JSON.stringify(condition).includes('"hours"');
}

/** Sets the rules and has everybody judged by them. Throws INPUT_INVALID, CONDITION_INVALID. */
export async function setLifecycleRules(ctx: Ctx, rules: readonly StageRule[]): Promise<void> {
  assertGranted(ctx.viewer, 'settings.edit');
  if (rules.length === 0 || rules.length > mostRules) throw inputInvalid({ path: 'input.rules', rule: `has 1 to ${mostRules} rules` });
  const conditions = await judgedRules(ctx, rules);
  const hourly = conditions.findIndex(countsHours);
  if (hourly >= 0) throw inputInvalid({ path: `input.rules.${hourly}.condition`, rule: 'counts no hours: stages are judged once a day' });
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(
      `insert into lifecycle_rules (version, rules, saved_at) values (1, $1, $2)
       on conflict (id) do update set version = lifecycle_rules.version + 1, rules = excluded.rules, saved_at = excluded.saved_at`,
      [JSON.stringify(rules), tx.now()],
    );
    await enqueue(tx, judgeKind, {}, { key: judgeKind.name, queue: lifecycleQueue });
  });
}

/** Notes that everybody was judged. */
export async function noteJudged(ctx: PlatformCtx, { version, rules }: LifecycleRules, at: Date): Promise<void> {
  await ctx.db.query(
    `insert into lifecycle_rules (version, rules, judged_at, judged_version) values ($1, $2, $3, $1)
     on conflict (id) do update set judged_at = excluded.judged_at, judged_version = excluded.judged_version`,
    [version, JSON.stringify(rules), at],
  );
}
