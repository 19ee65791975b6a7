import { type Condition } from '@regulars/segment-language';
import { Field, ID, Int } from 'type-graphql';
import { Carrier, DateTime, Long } from '../../access/exposed.js';
import { ConditionScalar } from '../../access/scalars.js';
import { FreshnessState } from './segment.enums.js';

@Carrier('How far the members of a segment can be trusted to be those of this moment.')
export class Freshness {
  @Field(() => FreshnessState, { description: 'FRESH, or why not.' })
  state!: FreshnessState;

  @Field(() => DateTime, { nullable: true, description: 'When the members were last computed; null before the first time.' })
  asOf!: Date | null;

  @Field(() => String, { nullable: true, description: 'What went wrong, in words, where the members are paused or failed.' })
  reason!: string | null;
}

@Carrier('A rule that a segment has or had.')
export class SegmentVersion {
  @Field(() => Int, { description: 'Its number, from 1.' })
  version!: number;

  @Field(() => ConditionScalar, { description: 'The rule as its tree.' })
  condition!: Condition;

  @Field(() => String, { description: 'The rule as text.' })
  text!: string;

  @Field(() => String, { description: 'Why it was saved; may be empty.' })
  note!: string;

  @Field(() => String, { description: 'Name of who saved it.' })
  author!: string;

  @Field(() => DateTime, { description: 'When it was saved.' })
  createdAt!: Date;
}

@Carrier('The size of a segment after its members were computed, and what changed since the time before.')
export class SegmentSize {
  @Field(() => DateTime, { description: 'When the members were computed.' })
  at!: Date;

  @Field(() => Long, { description: 'Members then.' })
  count!: number;

  @Field(() => Long, { description: 'Those who came in.' })
  entered!: number;

  @Field(() => Long, { description: 'Those who dropped out.' })
  left!: number;

  @Field(() => Int, { description: 'The version of the rule they were computed by.' })
  version!: number;
}

@Carrier('Something that depends on a segment.')
export class SegmentUse {
  @Field(() => String, { description: '"segment" or "export".' })
  kind!: string;

  @Field(() => ID, { description: 'Its opaque id.' })
  id!: string;

  @Field(() => String, { description: 'Its name: of a segment the name, of an export the purpose.' })
  name!: string;
}

/** A customer who came in or dropped out. The customer is read by a field resolver. */
@Carrier('A customer who came in or dropped out.')
export class MembershipChange {
  readonly ordinal!: number;

  @Field(() => DateTime, { description: 'When it was noticed.' })
  at!: Date;

  @Field(() => Boolean, { description: 'true: came in; false: dropped out.' })
  entered!: boolean;

  @Field(() => String, {
    description:
      'Why the members were computed: version (the rule changed), data (orders or customers changed), time (the day turned), override (by hand), refresh (asked for).',
  })
  cause!: string;
}
