import { type Ctx } from '../../access/viewer.js';
import { inputInvalid, notFound } from '../../platform/errors.js';
import { type CustomerId, newId, type NoteId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';

const longestNote = 2000;

/** Writes a note about a customer whom the caller has already found within the viewer's scope. Throws INPUT_INVALID for no text or over 2,000 characters. */
export async function addNote(ctx: Ctx, input: { readonly customerId: CustomerId; readonly text: string }): Promise<NoteId> {
  const text = input.text.trim();
  if (text === '' || text.length > longestNote) throw inputInvalid({ path: 'text', rule: `has 1 to 2,000 characters` });
  const id = newId<'Note'>();
  await inTransaction(ctx, async (tx) => {
    // a customer merged or erased meanwhile takes no more notes
    const [customer] = await tx.db.query<object[]>('select 1 from customers where id = $1 for share', [input.customerId]);
    if (!customer) throw notFound('customer');
    await tx.db.query('insert into customer_notes (customer_id, id, text, author_id, at) values ($1, $2, $3, $4, $5)', [
      input.customerId,
      id,
      text,
      ctx.viewer.userId,
      tx.now(),
    ]);
  });
  return id;
}

/** Takes back one's own note; NOT_FOUND for another's. */
export async function removeNote(ctx: Ctx, noteId: string): Promise<void> {
  const removed = await ctx.db.query<unknown[]>(
    'with gone as (delete from customer_notes where id = $1 and author_id = $2 returning 1) select * from gone',
    [noteId, ctx.viewer.userId],
  );
  if (removed.length === 0) throw notFound('note');
}
