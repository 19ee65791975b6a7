import { useCan } from '../../lib/session.js';
import { CustomerList } from './customer-list.js';
import { FindCustomer } from './find-customer.js';

/** The list, or for those who may not list customers, a way to open the one they serve. */
export function CustomersPage() {
  return useCan()('customers.list') ? <CustomerList /> : <FindCustomer />;
}
