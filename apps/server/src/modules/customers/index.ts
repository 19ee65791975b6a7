import type { Module } from '../../access/module.js';
import { ContactPoint, Interest, SocialAccount, StatedPreference, Verification } from './customer-parts.entity.js';
import { CustomerNote } from './customer-note.entity.js';
import { Customer } from './customer.entity.js';
import './customers.facts.js';
import { CustomersResolver } from './customers.resolver.js';
import { DuplicatesResolver } from './duplicates.resolver.js';
import { NotesResolver } from './notes.resolver.js';
import { RevealResolver } from './reveal.resolver.js';

export { ContactPoint, Interest, SocialAccount, StatedPreference, Verification } from './customer-parts.entity.js';
export type { CustomerKeys, CustomerOutcome, CustomerRow, CustomerWriteOptions } from './customer-row.js';
export { Customer } from './customer.entity.js';
export { Gender } from './customer.enums.js';
export {
  AttributeInput,
  CustomerKeyInput,
  InterestInput,
  SocialAccountInput,
  StatedPreferenceInput,
  VerificationInput,
} from './customers.inputs.js';
export { type CustomerTable, customerTables, ownedByCustomer } from './customer-tables.js';
export { cleanEmail, cleanPhone, isBirthDate, searchText } from './customers.rules.js';
export { upsertMany } from './customers.service.js';
export { eraseCustomer, erasedWith } from './erase-customer.service.js';
export { mergeCustomers, unmergeCustomers } from './merge-customers.service.js';
export { holdCustomers, resolveKeys, type ResolvedKeys } from './resolve-keys.js';
export { undoCustomers } from './undo-customers.js';
export { seenCustomer } from './seen-customer.js';
export { refreshReachable } from './write-customers.js';

/** Who buys: identities, contact points, attributes, merges. */
export const customersModule: Module = {
  entities: [Customer, ContactPoint, Interest, SocialAccount, StatedPreference, Verification, CustomerNote],
  resolvers: [CustomersResolver, NotesResolver, DuplicatesResolver, RevealResolver],
  orphans: [Customer],
};
