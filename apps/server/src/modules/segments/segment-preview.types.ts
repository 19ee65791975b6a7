import { type Condition, describe, print } from '@regulars/segment-language';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Float, Info, Int } from 'type-graphql';
import { Locale } from '../../access/enums.js';
import { Carrier, DateTime, Labelled, Long } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { connection, connectionOf, type Counts, type Judged, sampleInColumns } from '../../read/index.js';
import { Customer } from '../customers/index.js';
import { namedLexicon } from './segment-catalogue.service.js';

const CustomerConnection = connectionOf('Customer', () => Customer);

@Carrier('The exact count of one node of a condition.')
export class ConditionCount {
  @Field(() => [Int], { description: 'The way to the node by child index from the root, which is []; the child of a `not` is index 0.' })
  path!: readonly number[];

  @Field(() => String, { description: 'The node as text.' })
  text!: string;

  @Field(() => Long, { description: 'Customers that hold the node alone.' })
  alone!: number;

  @Field(() => Long, { description: 'Customers that hold the node and all that stands before it in its groups of "all".' })
  inFunnel!: number;
}

@Carrier('How many of a match can be reached on a channel, and why the others cannot; the four figures add up to the match.')
export class ReachChannel {
  @Field(() => String, { description: 'email, sms or wechat.' })
  channel!: string;

  @Field(() => Long, { description: 'With a valid contact point and consent.' })
  reachable!: number;

  @Field(() => Long, { description: 'Without a contact point.' })
  noAddress!: number;

  @Field(() => Long, { description: 'With a contact point, but without consent.' })
  noConsent!: number;

  @Field(() => Long, { description: 'With a contact point known to be wrong.' })
  invalid!: number;
}

/** The answer to `previewSegment`. */
@Carrier('What a condition amounts to: the exact count, per condition too, in words, with sample customers.')
export class SegmentPreview {
  constructor(
    private readonly judged: Judged,
    private readonly counts: Counts,
  ) {
    this.conditions = counts.nodes.map(({ path, node, alone, inFunnel }) => ({ path, text: print(node), alone, inFunnel }));
    this.text = print(judged.condition);
  }

  @Field(() => Long, { description: 'Customers that hold the condition.' })
  get count(): number {
    return this.counts.count;
  }

  @Field(() => Long, { description: 'All customers this viewer sees.' })
  get total(): number {
    return this.counts.total;
  }

  @Field(() => Boolean, { description: 'false only for guarded counts.' })
  get exact(): boolean {
    return true;
  }

  @Field(() => DateTime, { description: 'The moment the count is of.' })
  get asOf(): Date {
    return this.counts.asOf;
  }

  @Field(() => Float, { description: 'Milliseconds the count took.' })
  get tookMs(): number {
    return this.counts.tookMs;
  }

  @Field(() => String, { description: 'The condition as canonical text.' })
  readonly text: string;

  @Field(() => String, { description: 'The condition as a sentence.' })
  async words(@Arg('locale', () => Locale) locale: Locale, @Ctx() ctx: ViewerCtx): Promise<string> {
    return describe(this.judged.condition, (await namedLexicon(ctx)).catalogue, locale);
  }

  @Field(() => [ConditionCount], { description: 'The count of each node, parents first.' })
  readonly conditions: readonly ConditionCount[];

  @Field(() => [ReachChannel], { nullable: true, description: 'Who of the match can be reached.' })
  @Labelled('consent')
  get reach(): readonly ReachChannel[] {
    return [...this.counts.reach];
  }

  @Field(() => CustomerConnection, {
    description:
      'Customers of the match, the first 1,000 at most. With a `seed` others than the first ones, taken at random: the same seed gives the same.',
  })
  async sample(
    @Arg('first', () => Int, { defaultValue: 20, nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('seed', () => Int, { nullable: true }) seed: number | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const { clock } = this.judged.world;
    const ordinals = await sampleInColumns(ctx, this.judged, seed ?? null);
    if (ordinals) {
      const page = await connection(ctx, info, 'Customer', { filter: { ordinal: ordinals }, first, after });
      return { ...page, totalCount: seed == null ? this.counts.count : ordinals.length };
    }
    return connection(ctx, info, 'Customer', {
      where: seed == null ? this.judged.condition : sampled(this.judged.condition, seed, this.counts.count),
      first,
      after,
      moment: { at: new Date(clock.now), zone: clock.zone },
    });
  }
}

/** How many customers a random sample should leave to page through, some of them by bad luck fewer. */
const sampleSize = 60;

/** The part of a match that a random group holds: large enough for a page, small enough to be another one for another seed. */
function sampled(condition: Condition, seed: number, count: number): Condition {
  const percent = Math.max(1, Math.ceil((100 * sampleSize) / Math.max(count, 1)));
  if (percent >= 100) return condition;
  return { kind: 'all', children: [condition, { kind: 'compare', field: `bucket.sample${seed}`, operator: '<', value: percent }] };
}
