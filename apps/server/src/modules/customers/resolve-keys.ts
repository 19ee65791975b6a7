import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId } from '../../platform/ids.js';
import { type RowIssue, warning } from '../../platform/rows.js';
import type { CustomerKeys, CustomerWriteOptions } from './customer-row.js';
import { cleanEmail, cleanPhone, type Contact } from './customers.rules.js';
import { cleanText } from '../../platform/clean-text.js';
import { upsertMany } from './customers.service.js';
import { findIdentities, identitiesOf, keyOf } from './identities.js';

/** Whom a set of keys means; `customerId` is absent when they name nobody and nobody could be made of them. */
export interface ResolvedKeys {
  readonly customerId?: CustomerId;
  readonly issues: readonly RowIssue[];
}

/**
 * Finds the customers that keys mean, in the order given, and makes those that are not known yet. Where problems are only noted, keys that are
 * all unusable mean nobody. Found ones cannot be merged or erased by
 * others until the transaction ends.
 */
export async function resolveKeys(tx: PlatformCtx, keys: readonly CustomerKeys[], options: CustomerWriteOptions): Promise<ResolvedKeys[]> {
  const { country } = tx.organisation;
  const identities = keys.map((one) => {
    const [source, externalId, card, mail, number] = [one.source, one.externalId, one.card, one.email, one.phone].map(cleanText);
    const email = mail ? cleanEmail(mail) : null;
    const phone = number ? cleanPhone(number, country) : null;
    const found = identitiesOf({
      source: source ?? options.source,
      externalId: externalId ?? null,
      card: card ?? null,
      email,
      phone,
      social: [],
    });
    const isNobody = found.length === 0 && (email ?? phone) !== null && options.invalidContact === 'note';
    return { named: [externalId, card, email, phone].filter(Boolean).length, found, email, phone, isNobody };
  });
  const owners = await findIdentities(
    tx,
    identities.flatMap(({ found }) => found),
  );
  // A row that says nothing new needs no write: each of its keys is known and they agree.
  const agreed = identities.map(({ named, found }) => {
    const ids = new Set(found.map((identity) => owners.get(keyOf(identity))));
    const [only] = ids;
    return named > 0 && found.length === named && ids.size === 1 ? only : undefined;
  });
  const alive = await holdCustomers(
    tx,
    agreed.filter((id) => id !== undefined),
    options.rehearsal ? 'look' : 'lock',
  );
  const open = keys
    .map((one, index) => ({ one, index }))
    .filter(({ index }) => !alive.has(agreed[index] ?? '') && !identities[index]?.isNobody);
  const written =
    open.length === 0
      ? []
      : await upsertMany(
          tx,
          open.map(({ one }) => onlyKeys(one)),
          options,
        );
  const resolved = keys.map((_, index): ResolvedKeys => {
    const { isNobody = false, email = null, phone = null } = identities[index] ?? {};
    return isNobody ? { issues: unusable(email, phone) } : { ...withCustomer(agreed[index]), issues: [] };
  });
  written.forEach(({ customerId, issues }, at) => {
    const place = open[at]?.index;
    if (place !== undefined) resolved[place] = { ...withCustomer(customerId), issues };
  });
  return resolved;
}

const unusable = (email: Contact | null, phone: Contact | null): RowIssue[] => [
  ...(email?.problem ? [warning('email', 'FIELD_INVALID', 'This is no e-mail address.')] : []),
  ...(phone?.problem ? [warning('phone', 'FIELD_INVALID', 'This is no phone number that could be dialled.')] : []),
];

const withCustomer = (customerId: CustomerId | undefined): { customerId?: CustomerId } => (customerId === undefined ? {} : { customerId });

const onlyKeys = ({ source, externalId, card, email, phone }: CustomerKeys): CustomerKeys => ({ source, externalId, card, email, phone });

/** Those of the customers that are there; with `lock` held so that a merge or an erasure waits for this transaction. */
export async function holdCustomers(
  tx: PlatformCtx,
  ids: readonly CustomerId[],
  lock: 'lock' | 'look' = 'lock',
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.db.query<{ id: string }[]>(
    `select id from customers where id = any($1::uuid[]) order by id${lock === 'lock' ? ' for key share' : ''}`,
    [[...new Set(ids)]],
  );
  return new Set(rows.map(({ id }) => id));
}
