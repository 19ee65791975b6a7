import type { CutPoints, RfmCuts } from '@regulars/value-models';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { type InputIssue, inputInvalid } from '../../platform/errors.js';
import { enqueue, everybodyQueue } from '../../platform/jobs/job.js';
import { inTransaction } from '../../platform/transaction.js';
import { scoreKind } from './value.kinds.js';

/** How this shop scores: over how many days, and by fifths or by cut points of its own. Money is in minor units. */
export interface RfmRule {
  /** null: all orders there ever were */
  readonly windowDays: number | null;
  /** null: fifths of the customers */
  readonly cuts: RfmCuts | null;
}

interface RuleRow {
  readonly window_days: number | null;
  readonly recency_cuts: readonly number[] | null;
  readonly frequency_cuts: readonly number[] | null;
  readonly monetary_cuts: readonly string[] | null;
}

const mostDays = 36_500;

export async function rfmRule(ctx: PlatformCtx): Promise<RfmRule> {
  const [row] = await ctx.db.query<RuleRow[]>('select window_days, recency_cuts, frequency_cuts, monetary_cuts from rfm_rule');
  return { windowDays: row?.window_days ?? null, cuts: row ? cutsOf(row) : null };
}

/** Cut points as three stored arrays; null where they are absent. */
export function cutsOf(row: Omit<RuleRow, 'window_days'>): RfmCuts | null {
  const [recency, frequency, monetary] = [row.recency_cuts, row.frequency_cuts, row.monetary_cuts].map(asCuts);
  return recency && frequency && monetary ? { recency, frequency, monetary } : null;
}

function asCuts(stored: readonly (number | string)[] | null): CutPoints | undefined {
  const [a, b, c, d, ...more] = (stored ?? []).map(Number);
  return a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0 ? undefined : [a, b, c, d];
}

/** Sets how customers are scored, and has them scored anew. */
export async function setRfmRule(ctx: Ctx, rule: RfmRule): Promise<void> {
  assertGranted(ctx.viewer, 'settings.edit');
  assertRule(rule);
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(
      `insert into rfm_rule (window_days, recency_cuts, frequency_cuts, monetary_cuts, updated_at) values ($1, $2, $3, $4, $5)
       on conflict (id) do update set window_days = excluded.window_days, recency_cuts = excluded.recency_cuts,
         frequency_cuts = excluded.frequency_cuts, monetary_cuts = excluded.monetary_cuts, updated_at = excluded.updated_at`,
      [rule.windowDays, rule.cuts?.recency ?? null, rule.cuts?.frequency ?? null, rule.cuts?.monetary ?? null, tx.now()],
    );
    await enqueue(tx, scoreKind, {}, { key: scoreKind.name, queue: everybodyQueue });
  });
}

/** Throws INPUT_INVALID unless the rule can be scored by. */
export function assertRule(rule: RfmRule): void {
  const issues = ruleIssues(rule);
  if (issues.length > 0) throw inputInvalid(...issues);
}

const rises = (points: CutPoints): boolean => points.every((point, index) => index === 0 || point > (points[index - 1] ?? point));

function ruleIssues({ windowDays, cuts }: RfmRule): readonly InputIssue[] {
  const isWindow = windowDays === null || (windowDays >= 1 && windowDays <= mostDays);
  return [
    ...(isWindow ? [] : [{ path: 'input.windowDays', rule: `is 1 to ${mostDays}` }]),
    ...Object.entries(cuts ?? {}).flatMap(([name, points]: [string, CutPoints]) =>
      rises(points) ? [] : [{ path: `input.${name}`, rule: 'has four values, each above the one before' }],
    ),
  ];
}

/** Has all customers scored anew, soon. */
export async function scoreSoon(ctx: Ctx): Promise<void> {
  assertGranted(ctx.viewer, 'segments.edit');
  await inTransaction(ctx, (tx) => enqueue(tx, scoreKind, {}, { key: scoreKind.name, queue: everybodyQueue }));
}
