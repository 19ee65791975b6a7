import { Related } from '../../access/exposed.js';
import { Customer, ownedByCustomer } from '../customers/index.js';
import { Consent } from './consent.entity.js';
import { refreshConsents } from './consent.service.js';

Related(() => Consent, 'consent', {
  kind: 'list',
  nullable: true,
  on: (customer, consent) => `${consent}.customer_id = ${customer}.id`,
  orderBy: ['purpose'],
  description: 'What the customer decided about each purpose.',
})(Customer.prototype, 'consents');

ownedByCustomer({ table: 'consents', key: ['purpose'], latestBy: 'at', erased: 'deleted', afterMove: refreshConsents });
ownedByCustomer({ table: 'consent_log', key: ['id'], erased: 'deleted' });
