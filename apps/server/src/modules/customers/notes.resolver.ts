import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { single } from '../../read/index.js';
import { confirmCustomer } from './confirm-customer.service.js';
import { Customer } from './customer.entity.js';
import { CustomerNote } from './customer-note.entity.js';
import { addNote, removeNote } from './notes.service.js';
import { seenCustomer } from './seen-customer.js';

/** A note to write. */
@InputType({ description: 'A note to write about a customer.' })
class AddNoteInput {
  @Field(() => ID, { description: 'Whom it is about.' })
  customerId!: string;

  @Field(() => String, { description: 'What to write down: 1 to 2,000 characters.' })
  text!: string;
}

/** Details that were checked with a customer. */
@InputType({ description: 'Details that were checked with the customer in person.' })
class ConfirmCustomerInput {
  @Field(() => ID, { description: 'Who confirmed.' })
  id!: string;

  @Field(() => [String], { description: 'Names of fields of Customer that were read out and are right, such as phone or birthDate.' })
  fields!: string[];
}

/** What the people of a shop note about a customer while they serve them: open to those who keep contact details, and read by label. */
@Resolver()
export class NotesResolver {
  @Mutation(() => CustomerNote, { description: 'Writes a note about a customer. Errors: NOT_FOUND, INPUT_INVALID.' })
  @Needing({ reads: ['Customer.id', 'CustomerNote.text'], writes: ['Customer.phone'] })
  async addNote(
    @Arg('input', () => AddNoteInput) input: AddNoteInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const customerId = await seenCustomer(ctx, input.customerId);
    const id = await addNote(ctx, { customerId, text: input.text });
    const note = await single(ctx, info, 'CustomerNote', { customer_id: customerId, id });
    if (!note) throw notFound('note');
    return note;
  }

  @Mutation(() => Boolean, { description: "Takes back one's own note. Errors: NOT_FOUND, also for a note of somebody else." })
  @Needing({ reads: ['CustomerNote.text'], writes: ['Customer.phone'] })
  async removeNote(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    const found = fromGlobalId(id);
    if (found?.type !== 'CustomerNote') throw notFound('note');
    await removeNote(ctx, found.id);
    return true;
  }

  @Mutation(() => Customer, {
    description: 'Keeps that details were checked with the customer, by whom and when. Errors: NOT_FOUND, INPUT_INVALID.',
  })
  @Needing({ reads: ['Customer.id'], writes: ['Customer.phone', 'Customer.email'] })
  async confirmCustomer(
    @Arg('input', () => ConfirmCustomerInput) input: ConfirmCustomerInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const id = await seenCustomer(ctx, input.id);
    await confirmCustomer(ctx, { id, fields: input.fields });
    const customer = await single(ctx, info, 'Customer', { id });
    if (!customer) throw notFound('customer');
    return customer;
  }
}
