import { connectionOf } from '../../access/connection-types.js';
import { Related } from '../../access/exposed.js';
import { defineFact } from '../../read/index.js';
import { Customer, ownedByCustomer } from '../customers/index.js';
import { ChurnReason } from './churn-reason.entity.js';

Related(() => connectionOf('ChurnReason', () => ChurnReason), 'feedback', {
  kind: 'connection',
  nullable: true,
  record: () => ChurnReason,
  on: (customer, reason) => `${reason}.customer_id = ${customer}.id`,
  orderBy: ['-recordedAt'],
  description: 'Why they buy less or left, as recorded by people of the shop, the latest first.',
})(Customer.prototype, 'churnReasons');

/** Lets segments say: last(churnReasons.reason) = "price" */
defineFact({
  name: 'churnReasons',
  record: () => ChurnReason,
  table: 'churn_reasons',
  changedBy: 'customers',
  title: { en: 'Churn reasons', zhCn: '流失原因' },
  description: { en: 'Why customers buy less or left, as recorded by people of the shop.', zhCn: '员工记录的顾客减少购买或流失的原因。' },
  time: { field: 'recordedAt', column: 'recorded_at' },
  columns: [],
  parents: {},
  children: {},
});

ownedByCustomer({ table: 'churn_reasons', key: ['id'], erased: 'deleted' });
