import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId } from '../../platform/ids.js';
import { type CustomerState, writtenColumns } from './customer-state.js';
import type { CleanCustomer } from './customers.rules.js';
import type { Identity } from './identities.js';

const insertable = writtenColumns.join(', ');
const fromJson = `json_populate_recordset(null::customers, $1::json) as given`;

/** Writes new customers in the order given, which is the order of their ordinals. */
export async function insertCustomers(tx: PlatformCtx, states: readonly CustomerState[]): Promise<void> {
  if (states.length === 0) return;
  await tx.db.query(
    `insert into customers (${insertable}, created_at, updated_at) select ${writtenColumns.map((column) => `given.${column}`).join(', ')}, $2, $2 from ${fromJson}`,
    [JSON.stringify(states), tx.now()],
  );
}

/** Writes customers that changed. */
export async function updateCustomers(tx: PlatformCtx, states: readonly CustomerState[]): Promise<void> {
  if (states.length === 0) return;
  const columns = writtenColumns.filter((column) => column !== 'id').map((column) => `${column} = given.${column}`);
  await tx.db.query(`update customers c set ${columns.join(', ')}, updated_at = $2 from ${fromJson} where c.id = given.id`, [
    JSON.stringify(states),
    tx.now(),
  ]);
}

/** A way to reach a customer that was not known before. */
export interface NewContact {
  readonly customerId: CustomerId;
  readonly kind: string;
  readonly value: string;
}

/** Notes every contact of the customers, and tells which are new; the ones in their profile are primary, earlier ones stay. */
export async function writeContacts(tx: PlatformCtx, states: readonly CustomerState[]): Promise<readonly NewContact[]> {
  const contacts = states.flatMap(({ id, email, email_problem, phone, phone_problem }) => [
    ...(email === null ? [] : [{ id, kind: 'email', value: email, problem: email_problem }]),
    ...(phone === null ? [] : [{ id, kind: 'phone', value: phone, problem: phone_problem }]),
  ]);
  if (contacts.length === 0) return [];
  const given = `json_to_recordset($1::json) as given (id uuid, kind text, value text, problem text)`;
  const written = await tx.db.query<(NewContact & { readonly isNew: boolean })[]>(
    `insert into contact_points (customer_id, kind, value, is_primary, problem, created_at) select id, kind, value, true, problem, $2 from ${given}
     on conflict (customer_id, kind, value) do update set is_primary = true, problem = excluded.problem
     where not contact_points.is_primary or contact_points.problem is distinct from excluded.problem
     returning customer_id as "customerId", kind, value, xmax = 0 as "isNew"`,
    [JSON.stringify(contacts), tx.now()],
  );
  await tx.db.query(
    `update contact_points p set is_primary = false from ${given} where p.customer_id = given.id and p.kind = given.kind and p.value <> given.value and p.is_primary`,
    [JSON.stringify(contacts)],
  );
  return written.filter(({ isNew }) => isNew);
}

/** The contact in a customer's profile is the primary one of its kind. */
export async function markPrimary(tx: PlatformCtx, customerIds: readonly CustomerId[]): Promise<void> {
  await tx.db.query(
    `update contact_points p set is_primary = (p.value is not distinct from case p.kind when 'email' then c.email else c.phone end)
     from customers c where c.id = any($1::uuid[]) and p.customer_id = c.id and p.kind in ('email', 'phone')`,
    [customerIds],
  );
}

/** Notes interests and stated preferences with their source, and tells whose changed; the latest say counts. */
export async function writeInterests(
  tx: PlatformCtx,
  said: readonly { readonly id: CustomerId; readonly row: CleanCustomer }[],
): Promise<ReadonlySet<CustomerId>> {
  const now = tx.now();
  const interests = latest(
    said.flatMap(({ id, row }) => row.interests.map(({ key, notedAt }) => ({ id, key, source: row.source, noted: notedAt ?? now }))),
  );
  const preferences = latest(
    said.flatMap(({ id, row }) => row.preferences.map(({ key, value }) => ({ id, key, value, source: row.source }))),
  );
  const changed: { customer_id: CustomerId }[] = [];
  if (interests.length > 0) {
    // One that comes without a date is dated now when it is new, and says nothing new when it is known.
    changed.push(
      ...(await tx.db.query<{ customer_id: CustomerId }[]>(
        `insert into interests (customer_id, key, source, noted_at)
         select id, key, source, noted from json_to_recordset($1::json) as given (id uuid, key text, source text, noted timestamptz)
         on conflict (customer_id, key) do update set source = excluded.source, noted_at = excluded.noted_at
         where interests.noted_at < excluded.noted_at and excluded.noted_at <> $2 returning customer_id`,
        [JSON.stringify(interests), now],
      )),
    );
  }
  if (preferences.length > 0) {
    changed.push(
      ...(await tx.db.query<{ customer_id: CustomerId }[]>(
        `insert into stated_preferences (customer_id, key, value, source, noted_at)
         select id, key, value, source, $2 from json_to_recordset($1::json) as given (id uuid, key text, value text, source text)
         on conflict (customer_id, key) do update set value = excluded.value, source = excluded.source, noted_at = excluded.noted_at
         where stated_preferences.value <> excluded.value returning customer_id`,
        [JSON.stringify(preferences), now],
      )),
    );
  }
  return new Set(changed.map(({ customer_id }) => customer_id));
}

/** Notes which fields were checked with the customer, and tells whose are news; the latest check counts. */
export async function writeVerifications(
  tx: PlatformCtx,
  said: readonly { readonly id: CustomerId; readonly row: CleanCustomer }[],
): Promise<readonly CustomerId[]> {
  const now = tx.now();
  const checks = latest(said.flatMap(({ id, row }) => row.verifications.map(({ field, at }) => ({ id, key: field, at: at ?? now }))));
  if (checks.length === 0) return [];
  const written = await tx.db.query<{ customer_id: CustomerId }[]>(
    `insert into field_verifications (customer_id, field, verified_at)
     select id, key, at from json_to_recordset($1::json) as given (id uuid, key text, at timestamptz)
     on conflict (customer_id, field) do update set verified_at = excluded.verified_at
     where field_verifications.verified_at < excluded.verified_at returning customer_id`,
    [JSON.stringify(checks)],
  );
  return written.map(({ customer_id }) => customer_id);
}

/** A WeChat account is a way to reach its customer. */
export async function writeSocialContacts(
  tx: PlatformCtx,
  claims: readonly { readonly identity: Identity; readonly customerId: CustomerId }[],
): Promise<void> {
  const accounts = claims.filter(({ identity }) => identity.kind === 'social' && identity.source === 'wechat');
  if (accounts.length === 0) return;
  await tx.db.query(
    `insert into contact_points (customer_id, kind, value, is_primary, created_at)
     select id, 'wechat', account, true, $3 from unnest($1::uuid[], $2::text[]) as given (id, account)
     on conflict (customer_id, kind, value) do nothing`,
    [accounts.map(({ customerId }) => customerId), accounts.map(({ identity }) => identity.value), tx.now()],
  );
}

/** One statement may not touch a row twice: the last of equal keys stays. */
const latest = <T extends { readonly id: string; readonly key: string }>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [`${row.id}\n${row.key}`, row])).values(),
];

/**
 * Brings `customers.reachable` up to date: a channel is reachable when its primary contact has no known problem and marketing on it was agreed to.
 */
export async function refreshReachable(tx: PlatformCtx, customerIds: readonly CustomerId[]): Promise<void> {
  if (customerIds.length === 0) return;
  await tx.db.query(
    `update customers c set reachable = fresh.reachable
     from (
       select id, array_remove(array[
         case when email is not null and email_problem is null and consents ->> 'emailMarketing' = 'granted' then 'email' end,
         case when phone is not null and phone_problem is null and consents ->> 'smsMarketing' = 'granted' then 'sms' end,
         case when consents ->> 'wechatMarketing' = 'granted'
           and exists (select 1 from contact_points p where p.customer_id = customers.id and p.kind = 'wechat' and p.problem is null) then 'wechat' end
       ], null) as reachable from customers where id = any($1::uuid[])
     ) fresh
     where c.id = fresh.id and c.reachable <> fresh.reachable`,
    [customerIds],
  );
}
