import { print } from '@regulars/segment-language';
import { enumValueIsOpen } from '../../access/schema-labels.js';
import type { Ctx } from '../../access/viewer.js';
import { failure, inputInvalid, notFound } from '../../platform/errors.js';
import { type DashboardId, newId, type QuestionId, toGlobalId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { judge, judgeWith, type Lexicon, lexiconOf } from '../../read/index.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';
import { assertAsked } from './metrics.service.js';
import type { QuestionChart, QuestionComparison, QuestionPeriod } from './question.enums.js';

/** How many questions, and how many dashboards, one person keeps. */
const most = 200;
/** Tiles of a dashboard. */
const mostTiles = 24;

export interface SaveQuestion {
  /** one of the viewer's own to write over */
  readonly id: string | undefined;
  readonly name: string;
  readonly measures: readonly MetricMeasure[];
  readonly dimensions: readonly MetricDimension[];
  readonly segments: readonly string[];
  readonly condition: unknown;
  readonly period: QuestionPeriod;
  readonly comparison: QuestionComparison;
  readonly chart: QuestionChart;
  readonly shared: boolean;
}

function named(name: string): string {
  const kept = name.trim();
  if (kept.length < 1 || kept.length > 80) throw inputInvalid({ path: 'name', rule: 'has 1 to 80 characters' });
  return kept;
}

/** Keeps a question for the viewer. Throws INPUT_INVALID, CONDITION_INVALID, NOT_FOUND, LIMIT_REACHED over 200. */
export async function saveQuestion(ctx: Ctx, input: SaveQuestion): Promise<QuestionId> {
  const name = named(input.name);
  assertAsked({ measures: input.measures, by: input.dimensions, segments: input.segments });
  for (const segment of input.segments) await judge(ctx, { kind: 'member', segment });
  const condition = input.condition == null ? null : print((await judge(ctx, input.condition)).condition);
  const { measures, dimensions, segments, period, comparison, chart, shared } = input;
  const values = [name, measures, dimensions, segments, condition, period, comparison, chart, shared];
  return inTransaction(ctx, async (tx) => {
    const [row] =
      input.id === undefined
        ? await tx.db.query<{ id: QuestionId }[]>(
            `insert into questions (id, owner_id, name, measures, dimensions, segments, condition, period, comparison, chart, is_shared, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
            [newId(), tx.viewer.userId, ...values, tx.now()],
          )
        : await tx.db.query<{ id: QuestionId }[]>(
            `with kept as (update questions set name = $3, measures = $4, dimensions = $5, segments = $6, condition = $7, period = $8,
               comparison = $9, chart = $10, is_shared = $11, updated_at = $12 where id = $1 and owner_id = $2 returning id) select id from kept`,
            [input.id, tx.viewer.userId, ...values, tx.now()],
          );
    if (!row) throw notFound('question');
    await assertRoom(tx, 'questions');
    return row.id;
  });
}

/** Throws away one of the viewer's own questions, also from every dashboard; NOT_FOUND for another's. */
export async function discardQuestion(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await discardOwn(tx, 'questions', id);
    const tile = toGlobalId('Question', id);
    await tx.db.query('update dashboards set question_ids = array_remove(question_ids, $1) where $1 = any (question_ids)', [tile]);
  });
}

export interface SaveDashboard {
  readonly id: string | undefined;
  readonly name: string;
  /** of questions that the viewer sees */
  readonly questionIds: readonly string[];
  readonly shared: boolean;
}

/** Keeps a dashboard for the viewer. Throws INPUT_INVALID, NOT_FOUND (also for a question that is not there for the viewer), LIMIT_REACHED over 200. */
export async function saveDashboard(ctx: Ctx, input: SaveDashboard): Promise<DashboardId> {
  const name = named(input.name);
  if (input.questionIds.length > mostTiles) throw inputInvalid({ path: 'questionIds', rule: `has at most ${mostTiles} questions` });
  const seen = new Set(await askable(ctx));
  if (input.questionIds.some((id) => !seen.has(id))) throw notFound('question');
  const values = [name, [...new Set(input.questionIds)].map((id) => toGlobalId('Question', id)), input.shared];
  return inTransaction(ctx, async (tx) => {
    const [row] =
      input.id === undefined
        ? await tx.db.query<{ id: DashboardId }[]>(
            `insert into dashboards (id, owner_id, name, question_ids, is_shared, updated_at) values ($1, $2, $3, $4, $5, $6) returning id`,
            [newId(), tx.viewer.userId, ...values, tx.now()],
          )
        : await tx.db.query<{ id: DashboardId }[]>(
            `with kept as (update dashboards set name = $3, question_ids = $4, is_shared = $5, updated_at = $6
               where id = $1 and owner_id = $2 returning id) select id from kept`,
            [input.id, tx.viewer.userId, ...values, tx.now()],
          );
    if (!row) throw notFound('dashboard');
    await assertRoom(tx, 'dashboards');
    return row.id;
  });
}

/** Throws away one of the viewer's own; NOT_FOUND for another's. */
export async function discardOwn(ctx: Ctx, table: 'questions' | 'dashboards', id: string): Promise<void> {
  const gone = await ctx.db.query<unknown[]>(
    `with gone as (delete from ${table} where id = $1 and owner_id = $2 returning 1) select * from gone`,
    [id, ctx.viewer.userId],
  );
  if (gone.length === 0) throw notFound(table === 'questions' ? 'question' : 'dashboard');
}

async function assertRoom(tx: Ctx, table: 'questions' | 'dashboards'): Promise<void> {
  const [row] = await tx.db.query<{ n: number }[]>(`select count(*)::integer as n from ${table} where owner_id = $1`, [tx.viewer.userId]);
  if ((row?.n ?? 0) > most) throw failure('LIMIT_REACHED', `One person keeps ${most} at most.`, { limit: most });
}

interface Kept {
  readonly id: string;
  readonly mine: boolean;
  readonly measures: readonly string[];
  readonly dimensions: readonly string[];
  readonly segments: readonly string[];
  readonly condition: string | null;
}

/**
 * Ids of the questions that are there for the viewer: their own, and those of others that name only what the viewer may ask. A question names
 * fields; one that names a field hidden from the viewer is not there for them, as the field is not.
 */
export async function askable(ctx: Ctx): Promise<readonly string[]> {
  const kept = await ctx.db.query<Kept[]>(
    'select id, owner_id = $1 as mine, measures, dimensions, segments, condition from questions where owner_id = $1 or is_shared',
    [ctx.viewer.userId],
  );
  const lexicon = await lexiconOf(ctx, ctx.viewer.policy);
  return kept.filter((question) => question.mine || isAskable(ctx, question, lexicon)).map(({ id }) => id);
}

function isAskable({ viewer: { policy } }: Ctx, question: Kept, lexicon: Lexicon): boolean {
  const isOpen =
    question.measures.every((measure) => enumValueIsOpen('MetricMeasure', measure, policy)) &&
    question.dimensions.every((dimension) => enumValueIsOpen('MetricDimension', dimension, policy)) &&
    question.segments.every((key) => lexicon.catalogue.segments.has(key));
  if (!isOpen || question.condition === null) return isOpen;
  try {
    judgeWith(question.condition, lexicon);
    return true;
  } catch {
    return false; // what does not stand for the viewer is not there for them
  }
}

/** Ids of the dashboards that are there for the viewer: their own and the shared ones. */
export async function seenDashboards(ctx: Ctx): Promise<readonly string[]> {
  const kept = await ctx.db.query<{ id: string }[]>('select id from dashboards where owner_id = $1 or is_shared', [ctx.viewer.userId]);
  return kept.map(({ id }) => id);
}
