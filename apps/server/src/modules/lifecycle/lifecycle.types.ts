import { Field, Float, InputType, Int, registerEnumType } from 'type-graphql';
import { Carrier, DateTime } from '../../access/exposed.js';

/** The stages as the graph names them. */
export enum LifecycleStage {
  LEAD = 'lead',
  NEW = 'new',
  ACTIVE = 'active',
  GROWING = 'growing',
  AT_RISK = 'at-risk',
  LAPSED = 'lapsed',
  WON_BACK = 'won-back',
}
registerEnumType(LifecycleStage, {
  name: 'LifecycleStage',
  description: 'Where a customer stands, from first contact on; which customers they are, the rules in `lifecycleRules` say.',
  valuesConfig: {
    LEAD: { description: 'Known, and has not bought yet.' },
    NEW: { description: 'Bought for the first time lately.' },
    ACTIVE: { description: 'Buys.' },
    GROWING: { description: 'Buys more often than before.' },
    AT_RISK: { description: 'Has not bought for a while.' },
    LAPSED: { description: 'Has not bought for long.' },
    WON_BACK: { description: 'Had lapsed, and bought again.' },
  },
});

export enum StageChangeCause {
  REPLAYED = 'replayed',
  DATA = 'data',
  TIME = 'time',
  RULES = 'rules',
}
registerEnumType(StageChangeCause, {
  name: 'StageChangeCause',
  description: 'Why a customer came to a stage.',
  valuesConfig: {
    REPLAYED: { description: 'Worked out afterwards from the orders there were at the end of a past month.' },
    DATA: { description: 'An order or other data came.' },
    TIME: { description: 'Time went by.' },
    RULES: { description: 'The rules changed.' },
  },
});

@Carrier('A stage on the last day of the report.', 'StageFigures')
export class StageFiguresType {
  @Field(() => LifecycleStage, { description: 'The stage.' })
  stage!: string;

  @Field(() => Int, { description: 'Customers in it.' })
  customers!: number;

  @Field(() => Int, { description: 'Comings to it between the two days.' })
  entered!: number;

  @Field(() => Int, { description: 'Leavings of it between the two days.' })
  left!: number;

  @Field(() => Int, { description: 'Customers who have ever been in it, up to the last day.' })
  reached!: number;

  @Field(() => Float, { nullable: true, description: 'Median of the days that those in it have been there; null without any.' })
  daysSoFar!: number | null;

  @Field(() => Float, { nullable: true, description: 'Median of the days that finished stays took; null without any.' })
  daysUsual!: number | null;
}

@Carrier('Customers by the stage at the end of the first day and of the last.', 'StageFlow')
export class StageFlowType {
  @Field(() => LifecycleStage, { nullable: true, description: 'Where they were; null for who was not known yet.' })
  from!: string | null;

  @Field(() => LifecycleStage, { description: 'Where they are.' })
  to!: string;

  @Field(() => Int, { description: 'How many.' })
  customers!: number;

  @Field(() => String, { description: 'The same customers as a condition.' })
  condition!: string;
}

@Carrier('Changes of stage between the two days.', 'StageTransition')
export class StageTransitionType {
  @Field(() => LifecycleStage, { nullable: true, description: 'From; null for a first stage.' })
  from!: string | null;

  @Field(() => LifecycleStage, { description: 'To.' })
  to!: string;

  @Field(() => StageChangeCause, { description: 'Why.' })
  cause!: string;

  @Field(() => Int, { description: 'How many changes.' })
  changes!: number;
}

@Carrier('Where customers stand, and how they came there.', 'LifecycleReport')
export class LifecycleReportType {
  @Field(() => DateTime, { description: 'The moment of the answer.' })
  asOf!: Date;

  @Field(() => [StageFiguresType], { description: 'Every stage, in the order of a life.' })
  stages!: readonly StageFiguresType[];

  @Field(() => [StageFlowType], { description: 'Who was where on the first day and is where on the last, the most first.' })
  flows!: readonly StageFlowType[];

  @Field(() => [StageTransitionType], { description: 'What happened between, the most frequent first.' })
  transitions!: readonly StageTransitionType[];
}

@Carrier('A rule of the lifecycle.', 'StageRule')
export class StageRuleType {
  @Field(() => LifecycleStage, { description: 'The stage that it leads to, or keeps in.' })
  stage!: string;

  @Field(() => [LifecycleStage], { nullable: true, description: 'The stages it can be taken from; null for any.' })
  from!: readonly string[] | null;

  @Field(() => String, { description: 'Who: text of the segment language.' })
  condition!: string;
}

@Carrier('The rules of the lifecycle: the first that can be taken from where a customer stands, and holds, decides.', 'LifecycleRules')
export class LifecycleRulesType {
  @Field(() => Int, { description: '0 for those that every shop begins with.' })
  version!: number;

  @Field(() => [StageRuleType], { description: 'The rules, in the order they are asked.' })
  rules!: readonly StageRuleType[];

  @Field(() => DateTime, { nullable: true, description: 'When they were saved.' })
  savedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When everybody was last judged; null before the first time.' })
  judgedAt!: Date | null;
}

@InputType({ description: 'A rule of the lifecycle.' })
export class StageRuleInput {
  @Field(() => LifecycleStage, { description: 'The stage that it leads to, or keeps in.' })
  stage!: LifecycleStage;

  @Field(() => [LifecycleStage], { nullable: true, description: 'The stages it can be taken from; any unless said.' })
  from?: LifecycleStage[] | null;

  @Field(() => String, {
    description:
      'Who: text of the segment language over orders, events and scores, in days and longer; no segment by name, no contact data.',
  })
  condition!: string;
}

@InputType({ description: 'The rules of the lifecycle.' })
export class SetLifecycleRulesInput {
  @Field(() => [StageRuleInput], { description: '1 to 30 rules, in the order they are asked.' })
  rules!: StageRuleInput[];
}
