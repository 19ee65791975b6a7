import { Related } from '../../access/exposed.js';
import { extraField } from '../../access/extra-field.js';
import { connectionOf } from '../../access/connection-types.js';
import { defineFact } from '../../read/index.js';
import { Product } from '../catalog/index.js';
import { Customer, ownedByCustomer } from '../customers/index.js';
import { Event } from './event.entity.js';

Related(() => connectionOf('Event', () => Event), 'behaviour', {
  kind: 'connection',
  nullable: true,
  record: () => Event,
  on: (customer, event) => `${event}.customer_id = ${customer}.id`,
  orderBy: ['-occurredAt'],
  description: 'What the customer did, the latest first.',
})(Customer.prototype, 'events');

// What a caller sets of an event beside its shown fields; whoever may write these may record events.
extraField('Event', 'externalId', 'text', 'behaviour', {
  nullable: true,
  from: { kind: 'column', column: 'external_id' },
  inLanguage: false,
  title: ['External id', '外部编号'],
  description: ['Id of the event in its source.', '事件在来源系统中的编号。'],
});

extraField('Event', 'customer', 'text', 'behaviour', {
  from: { kind: 'column', column: 'customer_id' },
  inLanguage: false,
  title: ['Customer', '顾客'],
  description: ['Who did it.', '谁做的。'],
});

/** What customers did. */
export const events = defineFact({
  name: 'events',
  record: () => Event,
  table: 'events',
  changedBy: 'events',
  title: { en: 'Events', zhCn: '事件' },
  description: {
    en: 'What customers did: viewed, added to cart, used a product, attended.',
    zhCn: '顾客的行为：浏览、加购、使用商品、参加活动等。',
  },
  time: { field: 'occurredAt', column: 'occurred_at' },
  columns: ['product_id'],
  parents: {
    product: {
      record: () => Product,
      on: (event, product) => `${product}.id = ${event}.product_id`,
      title: { en: 'Product', zhCn: '商品' },
    },
  },
  children: {},
});

ownedByCustomer({ table: 'events', key: ['id'], unique: ['source', 'external_id'], erased: 'deleted' });
