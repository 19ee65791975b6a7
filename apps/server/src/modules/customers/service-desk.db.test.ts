import { beforeEach, expect, test } from 'vitest';
import { database, seenBy, type Stage, stage } from '../../../test/support/builders.js';
import { duplicatesOf } from './duplicates.service.js';
import { addNote, removeNote } from './notes.service.js';
import { confirmCustomer } from './confirm-customer.service.js';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
const rowsOf = async (sql: string): Promise<Record<string, unknown>[]> => (await database.pool.query<Record<string, unknown>>(sql)).rows;

test('a note stays with its customer; only its writer takes it back', async () => {
  const { id: customerId } = await on.make.customer().withoutOrders();
  const noteId = await addNote(on.ctx, { customerId, text: '  prefers the window seat ' });
  expect(await rowsOf('select text from customer_notes')).toEqual([{ text: 'prefers the window seat' }]);
  await expect(removeNote(seenBy('support'), noteId)).rejects.toThrow('No such note.');
  await removeNote(on.ctx, noteId);
  expect(await rowsOf('select text from customer_notes')).toEqual([]);
  await expect(addNote(on.ctx, { customerId, text: ' ' })).rejects.toThrow('1 to 2,000 characters');
});

test('what was confirmed says who checked it and when, contact points too', async () => {
  const { id } = await on.make.customer({ phone: '13800008000', city: 'Hangzhou' }).withoutOrders();
  await confirmCustomer(on.ctx, { id, fields: ['phone', 'city', 'phone'] });
  expect(await rowsOf('select field, verified_by is not null as by from field_verifications order by field')).toEqual([
    { field: 'city', by: true },
    { field: 'phone', by: true },
  ]);
  expect(await rowsOf(`select verified_at is not null as checked from contact_points where kind = 'phone'`)).toEqual([{ checked: true }]);
});

test('a field that one may not read cannot be confirmed, like one that is not there', async () => {
  const { id } = await on.make.customer({ phone: '13800008000' }).withoutOrders();
  for (const field of ['incomeBand', 'shoeSize', 'ordersCount']) {
    await expect(confirmCustomer(seenBy('support'), { id, fields: [field] })).rejects.toThrow('must be a stored field you may read');
  }
});

test('somebody with the same name and birth date is shown with the reasons; others of that name are not', async () => {
  const { id } = await on.make.customer({ displayName: '王小明', birthDate: '1990-05-01', phone: '13800008000' }).withoutOrders();
  const twin = await on.make.customer({ displayName: '王小明', birthDate: '1990-05-01', phone: '13911112222' }).withoutOrders();
  await on.make.customer({ displayName: '王小明', birthDate: '1971-02-03' }).withoutOrders();
  await on.make.customer({ displayName: '李芳', birthDate: '1990-05-01' }).withoutOrders();
  expect(await duplicatesOf(on.ctx, id)).toEqual([{ customerId: twin.id, score: expect.any(Number), reasons: ['NAME', 'BIRTH_DATE'] }]);
});
