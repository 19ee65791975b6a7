import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { revealField } from './reveal.service.js';

/** A masked value to uncover. */
@InputType({ description: 'A masked value to uncover.' })
class RevealFieldInput {
  @Field(() => ID, { description: 'Whose it is.' })
  customerId!: string;

  @Field(() => String, { description: 'Name of a field of Customer that you see masked, such as phone.' })
  field!: string;

  @Field(() => String, { description: 'Why you need it, 1 to 500 characters; kept in the audit log with your name.' })
  reason!: string;
}

/** Uncovers masked values, one at a time. */
@Resolver()
export class RevealResolver {
  @Mutation(() => String, {
    nullable: true,
    description:
      'The clear value of one masked field of one customer, 30 an hour at most; null where there is none. It is on record with its reason. Errors: NOT_FOUND, INPUT_INVALID, LIMIT_REACHED.',
  })
  @Needing({ action: 'fields.reveal', reads: ['Customer.id'] })
  revealField(@Arg('input', () => RevealFieldInput) input: RevealFieldInput, @Ctx() ctx: ViewerCtx): Promise<string | null> {
    return revealField(ctx, input);
  }
}
