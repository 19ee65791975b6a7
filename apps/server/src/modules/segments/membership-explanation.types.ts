import { Arg, Ctx, Field, ID, Int } from 'type-graphql';
import { Locale } from '../../access/enums.js';
import { Carrier, DateTime, GraphQLJSON } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { type Connection, connectionOf } from '../../read/index.js';
import type { Explained, ExplainedNode } from './explain.service.js';
import { OverrideKind } from './segment.enums.js';

@Carrier('Something that happened and counted in a measure.')
export class EvidenceRow {
  @Field(() => ID, { description: 'Opaque id of the order, line or event.' })
  id!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it happened.' })
  at!: Date | null;

  @Field(() => String, {
    description: 'What it was, as far as this viewer may read it: order number and amount, product, name of the event.',
  })
  text!: string;
}

const EvidenceConnection = connectionOf('Evidence', () => EvidenceRow);

/** What one node of a rule says of one customer. */
@Carrier('What one node of a rule says of one customer.')
export class ConditionVerdict {
  constructor(private readonly explained: ExplainedNode) {}

  @Field(() => [Int], { description: 'The way to the node by child index from the root, which is []; the child of a `not` is index 0.' })
  get path(): readonly number[] {
    return this.explained.path;
  }

  @Field(() => String, { description: 'The node as text.' })
  get text(): string {
    return this.explained.text;
  }

  @Field(() => String, { description: 'The node in words.' })
  words(@Arg('locale', () => Locale) locale: Locale): string {
    return this.explained.words(locale);
  }

  @Field(() => Boolean, { description: 'Whether it holds for the customer.' })
  get holds(): boolean {
    return this.explained.holds;
  }

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The value that was looked at: money as a decimal string, instants in ISO 8601; null when missing.',
  })
  get value(): unknown {
    return this.explained.value;
  }

  @Field(() => String, {
    description:
      "What would make it hold, in a language or else the viewer's own, with the day on which it holds by itself where time alone decides; empty when it holds.",
  })
  needed(@Ctx() ctx: ViewerCtx, @Arg('locale', () => Locale, { nullable: true }) locale: Locale | null): Promise<string> {
    return this.explained.needed(locale ?? ctx.viewer.locale);
  }

  @Field(() => EvidenceConnection, { description: 'What happened and counted, the latest first; nothing where the node is no measure.' })
  rows(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Connection<EvidenceRow>> {
    return this.explained.rows(first ?? null, after ?? null);
  }
}

@Carrier('Somebody decided by hand that a customer is in or out.')
export class MemberOverride {
  @Field(() => OverrideKind, { description: 'In or out.' })
  kind!: OverrideKind;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTime, { description: 'When it was decided.' })
  at!: Date;
}

@Carrier('What the passing of time alone does next, if nothing else happens.')
export class NextChange {
  @Field(() => DateTime, { description: 'From when.' })
  at!: Date;

  @Field(() => Boolean, { description: 'Whether the customer is in from then on.' })
  member!: boolean;
}

/** The answer to `explainMembership`. */
@Carrier('Why a customer is in, or not.')
export class MembershipExplanation {
  constructor(private readonly explained: Explained) {
    this.conditions = explained.nodes.map((node) => new ConditionVerdict(node));
  }

  @Field(() => Boolean, { description: 'Whether the customer is in: what the rule says, unless somebody decided by hand.' })
  get member(): boolean {
    return this.explained.member;
  }

  @Field(() => DateTime, { description: 'The moment of the answer.' })
  get asOf(): Date {
    return this.explained.asOf;
  }

  @Field(() => MemberOverride, { nullable: true, description: 'The decision by hand, where a segment was named and there is one.' })
  get override(): MemberOverride | null {
    return this.explained.override;
  }

  @Field(() => NextChange, {
    nullable: true,
    description:
      'When time alone next takes the customer in or out; null where it does not, where somebody decided by hand, and for what hangs on other segments.',
  })
  async nextChange(): Promise<NextChange | null> {
    return (await this.explained.nextChange()) ?? null;
  }

  @Field(() => [ConditionVerdict], { description: 'Every node of the rule, parents first.' })
  readonly conditions: readonly ConditionVerdict[];
}
