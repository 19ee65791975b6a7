import { Arg, Ctx, Field, InputType, Query, Resolver } from 'type-graphql';
import { CalendarDate, Carrier, DateTime, DecimalNumber, Needing } from '../../access/exposed.js';
import { ConditionScalar, TimeZone } from '../../access/scalars.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';
import { metrics } from './metrics.service.js';

@InputType({ description: 'A figure that is asked for.' })
class MeasureInput {
  @Field(() => MetricMeasure, { description: 'What is counted.' })
  measure!: MetricMeasure;
}

@InputType({ description: 'A split that is asked for.' })
class DimensionInput {
  @Field(() => MetricDimension, { description: 'What the figures are split by.' })
  dimension!: MetricDimension;

  @Field(() => [String], { nullable: true, description: 'Keys of up to 20 segments, where the split is by segment.' })
  segments?: string[] | null;
}

@Carrier('One row of a table of figures.')
class MetricRow {
  @Field(() => [String], {
    description: 'One key for each dimension, in their order; empty where there is none, such as the store of a web order.',
  })
  keys!: readonly string[];

  @Field(() => [DecimalNumber], { nullable: 'items', description: 'One value for each measure, in their order; money in major units.' })
  values!: readonly (string | null)[];
}

@Carrier('A table of figures.')
class MetricTable {
  @Field(() => DateTime, { description: 'The moment of the answer.' })
  asOf!: Date;

  @Field(() => [MetricDimension], { description: 'What the keys of a row are.' })
  dimensions!: readonly MetricDimension[];

  @Field(() => [MetricMeasure], { description: 'What the values of a row are.' })
  measures!: readonly MetricMeasure[];

  @Field(() => [MetricRow], { description: 'The rows, by their keys.' })
  rows!: readonly MetricRow[];
}

/** Figures. */
@Resolver()
export class MetricsResolver {
  @Query(() => MetricTable, {
    description:
      'Figures of what was sold, split by up to three dimensions, of the customers who hold a condition or of all. Without a split it is one row. Errors: CONDITION_INVALID, INPUT_INVALID, LIMIT_REACHED.',
  })
  @Needing({ open: 'caller', action: 'customers.list', reads: ['Customer.id', 'Order.placedAt'] })
  async metrics(
    @Arg('measures', () => [MeasureInput]) measures: MeasureInput[],
    @Arg('by', () => [DimensionInput], { nullable: true }) by: DimensionInput[] | null,
    @Arg('where', () => ConditionScalar, { nullable: true, description: "Whose orders count; anonymous orders are nobody's." })
    where: unknown,
    @Arg('since', () => CalendarDate, { nullable: true, description: 'First day.' }) since: string | null,
    @Arg('until', () => CalendarDate, { nullable: true, description: 'Last day.' }) until: string | null,
    @Arg('zone', () => TimeZone, { nullable: true, description: "Zone in which days begin; the organisation's when absent." })
    zone: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<MetricTable> {
    const asked = { measures: measures.map(({ measure }) => measure), dimensions: (by ?? []).map(({ dimension }) => dimension) };
    const segments = (by ?? []).flatMap((split) => split.segments ?? []);
    const { asOf, rows } = await metrics(ctx, { measures: asked.measures, by: asked.dimensions, segments, where, since, until, zone });
    return { asOf, ...asked, rows };
  }
}
