import { Field, Float, Int, registerEnumType } from 'type-graphql';
import { Carrier, DateTime } from '../../access/exposed.js';

/** Whether the columnar replica of a server answers. */
export enum ReplicaState {
  OFF = 'off',
  BUILDING = 'building',
  READY = 'ready',
  FAILED = 'failed',
}
registerEnumType(ReplicaState, {
  name: 'ReplicaState',
  description: 'Whether the columnar replica of a server answers.',
  valuesConfig: {
    OFF: { description: 'PostgreSQL answers everything, as set, or because the shop is small.' },
    BUILDING: { description: 'It is being opened or built; PostgreSQL answers meanwhile.' },
    READY: { description: 'It answers what it answers sooner.' },
    FAILED: { description: 'It could not be made, and is tried again soon; PostgreSQL answers.' },
  },
});

/** The columnar replica of the server that answered. */
@Carrier('The columnar replica of the server that answered: a copy for counting, made anew whenever it is lost.')
export class ReplicaHealth {
  @Field(() => ReplicaState, { description: 'Whether it answers.' })
  state!: ReplicaState;

  @Field(() => String, { nullable: true, description: 'Why it is off or failed.' })
  reason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was opened or built.' })
  builtAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'How long that took, in seconds.' })
  buildSeconds!: number | null;

  @Field(() => Int, { description: 'Changes that it has not read yet; bitmaps know them, so that no answer lacks them.' })
  lag!: number;

  @Field(() => Int, { description: 'Bitmaps of conditions in memory.' })
  bitmaps!: number;

  @Field(() => Float, { description: 'Bytes that they take.' })
  bitmapBytes!: number;

  @Field(() => Int, {
    description:
      'Bitmaps that PostgreSQL computed anew, in the snapshot of the answer, since the server started: one every ten minutes while questions are asked.',
  })
  audited!: number;

  @Field(() => Int, { description: 'Of those, bitmaps that differed; each is in the log, and the replica was made anew.' })
  differing!: number;
}

/** The queue of work in the background. */
@Carrier('The queue of work in the background, of all servers together.')
export class QueueHealth {
  @Field(() => Int, { description: 'Jobs that could run now and wait.' })
  waiting!: number;

  @Field(() => Int, { description: 'Jobs at work.' })
  running!: number;

  @Field(() => Int, { description: 'Jobs that were tried as often as they may be.' })
  failed!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when the oldest of those that could run waits.' })
  oldestSince!: Date | null;
}

/** How long one kind of work took. */
@Carrier('How long one kind of work took on the server that answered, since it started; in milliseconds.')
export class WorkDurations {
  @Field(() => String, { description: 'segments.follow, segments.refresh or segments.reconcile.' })
  kind!: string;

  @Field(() => Int, { description: 'How often it ran, at most the latest 500.' })
  count!: number;

  @Field(() => Float, { nullable: true, description: 'Half took less.' })
  median!: number | null;

  @Field(() => Float, { nullable: true, description: '95 of 100 took less.' })
  p95!: number | null;
}

/** How segments keep up. */
@Carrier('How the members of segments keep up with the data; archived segments are left out.')
export class MembershipHealth {
  @Field(() => Int, { description: 'Segments that are kept.' })
  segments!: number;

  @Field(() => Int, { description: 'Segments whose rule cannot be computed; each says why.' })
  failed!: number;

  @Field(() => Int, { description: 'Segments whose owner lost a right.' })
  paused!: number;

  @Field(() => DateTime, { nullable: true, description: 'The members of the segment that is furthest behind are of this moment.' })
  oldestAsOf!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When members were last compared with those that computing anew gives.' })
  checkedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Customers who stood elsewhere then: more than 0 is a defect; they were put right.' })
  differing!: number | null;
}

/** A question that took long. */
@Carrier('A question to the database that took more than a second on the server that answered; its values are not kept.')
export class SlowQuestionType {
  @Field(() => DateTime, { description: 'When it was asked.' })
  at!: Date;

  @Field(() => Float, { description: 'Milliseconds it took.' })
  ms!: number;

  @Field(() => String, { description: 'The statement.' })
  statement!: string;

  @Field(() => String, { nullable: true, description: 'How PostgreSQL runs it for any values; null before version 16.' })
  plan!: string | null;
}

/** The process that answered. */
@Carrier('The process of the server that answered.')
export class ProcessHealth {
  @Field(() => DateTime, { description: 'Since when it runs.' })
  startedAt!: Date;

  @Field(() => Float, { description: 'Bytes of memory it takes.' })
  memoryBytes!: number;

  @Field(() => Float, { description: 'Bytes of them that its objects take.' })
  heapBytes!: number;

  @Field(() => Float, { description: 'Milliseconds that 99 of 100 turns of its loop were late at most since it started.' })
  loopDelayMs!: number;
}

/** The state of the installation. */
@Carrier('The state of the installation.')
export class SystemHealth {
  @Field(() => ProcessHealth, { description: 'The process that answered.' })
  process!: ProcessHealth;

  @Field(() => ReplicaHealth, { description: 'Its columnar replica.' })
  replica!: ReplicaHealth;

  @Field(() => QueueHealth, { description: 'Work in the background.' })
  queue!: QueueHealth;

  @Field(() => MembershipHealth, { description: 'How segments keep up.' })
  memberships!: MembershipHealth;

  @Field(() => [WorkDurations], { description: 'How long keeping them up takes.' })
  durations!: WorkDurations[];

  @Field(() => [SlowQuestionType], { description: 'Questions that took long, the latest first: 20 at most.' })
  slowQuestions!: SlowQuestionType[];
}
