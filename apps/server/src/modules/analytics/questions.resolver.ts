import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { connectionOf } from '../../access/connection-types.js';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { connection, provideNode, single } from '../../read/index.js';
import { Dashboard } from './dashboard.entity.js';
import { Question } from './question.entity.js';
import { QuestionChart, QuestionComparison } from './question.enums.js';
import { SaveDashboardInput, SaveQuestionInput } from './questions.inputs.js';
import { askable, discardOwn, discardQuestion, saveDashboard, saveQuestion, seenDashboards } from './questions.service.js';

const QuestionConnection = connectionOf('Question', () => Question);
const DashboardConnection = connectionOf('Dashboard', () => Dashboard);

type Row = Readonly<Record<string, unknown>>;

const seenQuestion = async (ctx: ViewerCtx, info: GraphQLResolveInfo, id: string): Promise<Row | null> =>
  (await askable(ctx)).includes(id) ? single(ctx, info, 'Question', { id }) : null;
provideNode('Question', seenQuestion);

const seenDashboard = async (ctx: ViewerCtx, info: GraphQLResolveInfo, id: string): Promise<Row | null> =>
  (await seenDashboards(ctx)).includes(id) ? single(ctx, info, 'Dashboard', { id }) : null;
provideNode('Dashboard', seenDashboard);

const idIn = (type: 'Question' | 'Dashboard', globalId: string): string => {
  const found = fromGlobalId(globalId);
  if (found?.type !== type) throw notFound(type === 'Question' ? 'question' : 'dashboard');
  return found.id;
};

/** Questions to the figures that people keep, and pages composed of them. */
@Resolver()
export class QuestionsResolver {
  @Query(() => QuestionConnection, {
    description: "The viewer's own questions to the figures and those shared with them, by name.",
  })
  @Needing({ action: 'customers.list', reads: ['Question.id', 'Customer.id', 'Order.placedAt'] })
  async questions(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const filter = { id: await askable(ctx) };
    return connection(ctx, info, 'Question', { filter, first, after, orderBy: [{ field: 'name', direction: 'asc' }] });
  }

  @Mutation(() => Question, {
    description: 'Keeps a question to the figures. Errors: INPUT_INVALID, CONDITION_INVALID, NOT_FOUND, LIMIT_REACHED.',
  })
  @Needing({ action: 'customers.list', reads: ['Question.id', 'Customer.id', 'Order.placedAt'] })
  async saveQuestion(
    @Arg('input', () => SaveQuestionInput) input: SaveQuestionInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const { id, name, measures, period, condition } = input;
    const kept = await saveQuestion(ctx, {
      id: id ? idIn('Question', id) : undefined,
      name,
      measures,
      dimensions: input.dimensions ?? [],
      segments: input.segments ?? [],
      condition,
      period,
      comparison: input.comparison ?? QuestionComparison.NONE,
      chart: input.chart ?? QuestionChart.TABLE,
      shared: input.shared ?? false,
    });
    const question = await single(ctx, info, 'Question', { id: kept });
    if (!question) throw notFound('question');
    return question;
  }

  @Mutation(() => Boolean, { description: 'Throws a question of your own away, also from dashboards. Errors: NOT_FOUND.' })
  @Needing({ action: 'customers.list', reads: ['Question.id', 'Customer.id', 'Order.placedAt'] })
  async discardQuestion(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    await discardQuestion(ctx, idIn('Question', id));
    return true;
  }

  @Query(() => DashboardConnection, { description: "The viewer's own dashboards and those shared with the team, by name." })
  @Needing({ action: 'customers.list', reads: ['Dashboard.id', 'Question.id', 'Order.placedAt'] })
  async dashboards(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const filter = { id: await seenDashboards(ctx) };
    return connection(ctx, info, 'Dashboard', { filter, first, after, orderBy: [{ field: 'name', direction: 'asc' }] });
  }

  @Mutation(() => Dashboard, { description: 'Keeps a dashboard. Errors: INPUT_INVALID, NOT_FOUND, LIMIT_REACHED.' })
  @Needing({ action: 'customers.list', reads: ['Dashboard.id', 'Question.id', 'Order.placedAt'] })
  async saveDashboard(
    @Arg('input', () => SaveDashboardInput) input: SaveDashboardInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const { id, name, shared } = input;
    const questionIds = input.questionIds.map((question) => idIn('Question', question));
    const kept = await saveDashboard(ctx, { id: id ? idIn('Dashboard', id) : undefined, name, questionIds, shared: shared ?? false });
    const dashboard = await single(ctx, info, 'Dashboard', { id: kept });
    if (!dashboard) throw notFound('dashboard');
    return dashboard;
  }

  @Mutation(() => Boolean, { description: 'Throws a dashboard of your own away. Errors: NOT_FOUND.' })
  @Needing({ action: 'customers.list', reads: ['Dashboard.id', 'Question.id', 'Order.placedAt'] })
  async discardDashboard(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    await discardOwn(ctx, 'dashboards', idIn('Dashboard', id));
    return true;
  }
}
