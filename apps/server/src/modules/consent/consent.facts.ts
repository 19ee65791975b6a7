import { Related } from '../../access/exposed.js';
import { Customer } from '../customers/index.js';
import { Consent } from './consent.entity.js';

Related(() => Consent, 'consent', {
  kind: 'list',
  nullable: true,
  on: (customer, consent) => `${consent}.customer_id = ${customer}.id`,
  orderBy: ['purpose'],
  description: 'What the customer decided about each purpose.',
})(Customer.prototype, 'consents');
