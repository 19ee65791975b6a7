import { extraField } from '../../access/extra-field.js';
import { ownedByCustomer } from './customer-tables.js';
import { markPrimary } from './write-customers.js';

// In conditions `interests` is a list of keys; in the graph it is a list of records with source and date.
extraField('Customer', 'interests', 'list', 'demographic', {
  from: { kind: 'column', column: 'interests' },
  title: ['Interests', '兴趣'],
  description: ['What the customer cares about.', '顾客关心的事物。'],
  synonyms: ['cares about', '爱好'],
  examples: ['low-sugar', 'breakfast'],
});

// The whole map of custom attributes; the resolver of `Customer.attributes` cuts it to what the viewer may read by each attribute's own label.
extraField('Customer', 'attributes', 'text', 'record', {
  from: { kind: 'column', column: 'attributes' },
  inLanguage: false,
  inGraph: true,
  title: ['Attributes', '自定义属性'],
  description: ['Custom attributes by key.', '按键名存放的自定义属性。'],
});

ownedByCustomer({ table: 'identities', follows: true, key: ['kind', 'source', 'value'], pointer: true, erased: 'deleted' });
ownedByCustomer({ table: 'contact_points', follows: true, key: ['kind', 'value'], erased: 'deleted', afterMove: markPrimary });
ownedByCustomer({ table: 'interests', follows: true, key: ['key'], latestBy: 'noted_at', erased: 'deleted' });
ownedByCustomer({ table: 'stated_preferences', key: ['key'], latestBy: 'noted_at', erased: 'deleted' });
ownedByCustomer({ table: 'field_verifications', key: ['field'], latestBy: 'verified_at', erased: 'deleted' });
ownedByCustomer({ table: 'customer_notes', key: ['id'], erased: 'deleted' });
