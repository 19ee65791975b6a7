import { Field, ID, InputType } from 'type-graphql';
import { ConditionScalar } from '../../access/scalars.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';
import { QuestionChart, QuestionComparison, QuestionPeriod } from './question.enums.js';

/** A question to keep. */
@InputType({ description: 'A question to the figures to keep.' })
export class SaveQuestionInput {
  @Field(() => ID, { nullable: true, description: 'One of your own to write over; a new one unless said.' })
  id?: string | null;

  @Field(() => String, { description: 'What to call it: 1 to 80 characters.' })
  name!: string;

  @Field(() => [MetricMeasure], { description: 'What is counted: 1 to 10 measures.' })
  measures!: MetricMeasure[];

  @Field(() => [MetricDimension], { nullable: true, description: 'What the figures are split by: up to 3, each once.' })
  dimensions?: MetricDimension[] | null;

  @Field(() => [String], { nullable: true, description: 'Keys of 1 to 20 segments, where it splits by segment.' })
  segments?: string[] | null;

  @Field(() => ConditionScalar, { nullable: true, description: "Whose orders count; everybody's unless said." })
  condition?: unknown;

  @Field(() => QuestionPeriod, { description: 'Which days.' })
  period!: QuestionPeriod;

  @Field(() => QuestionComparison, { nullable: true, description: 'Which days it is held against; none unless said.' })
  comparison?: QuestionComparison | null;

  @Field(() => QuestionChart, { nullable: true, description: 'How the answer is drawn; a table unless said.' })
  chart?: QuestionChart | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the team sees it; false unless said.' })
  shared?: boolean | null;
}

/** A dashboard to keep. */
@InputType({ description: 'A dashboard to keep.' })
export class SaveDashboardInput {
  @Field(() => ID, { nullable: true, description: 'One of your own to write over; a new one unless said.' })
  id?: string | null;

  @Field(() => String, { description: 'What to call it: 1 to 80 characters.' })
  name!: string;

  @Field(() => [ID], { description: 'Up to 24 questions, in the order of the page.' })
  questionIds!: string[];

  @Field(() => Boolean, { nullable: true, description: 'Whether the team sees it; false unless said.' })
  shared?: boolean | null;
}
