import { Field, ID, Int, registerEnumType } from 'type-graphql';
import { Carrier, DateTime } from '../../access/exposed.js';

export enum JobState {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  RETRYING = 'RETRYING',
  FAILED = 'FAILED',
}

registerEnumType(JobState, {
  name: 'JobState',
  description: 'How far a job is. One that is done is no job any more.',
  valuesConfig: {
    WAITING: { description: 'It waits for its turn.' },
    RUNNING: { description: 'A worker is at it.' },
    RETRYING: { description: 'It failed and will be tried again.' },
    FAILED: { description: 'It was tried as often as it may be.' },
  },
});

/** Work in the background. */
@Carrier('Work in the background: a file that is read or written, a segment that is computed.', 'Job')
export class JobType {
  @Field(() => ID, { description: 'Opaque id, for as long as the job is there.' })
  id!: string;

  @Field(() => String, { description: 'What is done, such as imports.commit, exports.write or segments.refresh.' })
  kind!: string;

  @Field(() => JobState, { description: 'How far it is.' })
  state!: JobState;

  @Field(() => ID, { nullable: true, description: 'Opaque id of what it is about, for `node`: an import, an export, a segment.' })
  subjectId!: string | null;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => Int, { description: 'How often it is tried at most.' })
  mostAttempts!: number;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Not before this moment it is tried.' })
  runAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Since when a worker is at it; null when none is.' })
  startedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How much of `total` is done, while it runs; null where the job, or what it is about, does not say.',
  })
  done!: number | null;

  @Field(() => Int, { nullable: true, description: 'How much there is to do, such as segments to compute.' })
  total!: number | null;

  @Field(() => Boolean, { description: 'Whether cancelJob ends it.' })
  canBeCancelled!: boolean;
}
