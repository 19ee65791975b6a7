import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId } from '../../platform/ids.js';
import type { CleanCustomer } from './customers.rules.js';

export type IdentityKind = 'external' | 'card' | 'email' | 'phone' | 'social';

/** One key that finds a customer. */
export interface Identity {
  readonly kind: IdentityKind;
  /** system of an external id, network of a social account; empty for the other kinds */
  readonly source: string;
  readonly value: string;
  /** Place of the key in the row, for issues. */
  readonly path: string;
}

/** The keys of a row in the order in which they are believed: external id of the same source, card, e-mail, phone, social accounts. Unusable contacts find nobody. */
export function identitiesOf(
  customer: Pick<CleanCustomer, 'source' | 'externalId' | 'card' | 'email' | 'phone' | 'social'>,
): readonly Identity[] {
  const { source, externalId, card, email, phone, social } = customer;
  return [
    ...(externalId === null ? [] : [{ kind: 'external' as const, source, value: externalId, path: 'externalId' }]),
    ...(card === null ? [] : [{ kind: 'card' as const, source: '', value: card, path: 'card' }]),
    ...(email === null || email.problem !== null ? [] : [{ kind: 'email' as const, source: '', value: email.value, path: 'email' }]),
    ...(phone === null || phone.problem !== null ? [] : [{ kind: 'phone' as const, source: '', value: phone.value, path: 'phone' }]),
    ...social.map(({ network, account }, at) => ({ kind: 'social' as const, source: network, value: account, path: `social.${at}` })),
  ];
}

export const keyOf = ({ kind, source, value }: Pick<Identity, 'kind' | 'source' | 'value'>): string => `${kind}\n${source}\n${value}`;

interface IdentityRow {
  readonly kind: IdentityKind;
  readonly source: string;
  readonly value: string;
  readonly customer_id: CustomerId;
}

const columnsOf = (identities: readonly Identity[]): readonly (readonly string[])[] => [
  identities.map(({ kind }) => kind),
  identities.map(({ source }) => source),
  identities.map(({ value }) => value),
];

/** Whom the keys belong to, by `keyOf`. */
export async function findIdentities(tx: PlatformCtx, identities: readonly Identity[]): Promise<Map<string, CustomerId>> {
  if (identities.length === 0) return new Map();
  const rows = await tx.db.query<IdentityRow[]>(
    `select i.kind, i.source, i.value, i.customer_id from identities i
     join unnest($1::text[], $2::text[], $3::text[]) as asked (kind, source, value) on i.kind = asked.kind and i.source = asked.source and i.value = asked.value`,
    [...columnsOf(identities)],
  );
  return new Map(rows.map((row) => [keyOf(row), row.customer_id]));
}

/** Gives keys to customers; false when somebody else gave one of them away meanwhile. Written in one order, so that two writers cannot wait for each other. */
export async function claimIdentities(
  tx: PlatformCtx,
  claims: ReadonlyMap<string, { readonly identity: Identity; readonly customerId: CustomerId }>,
): Promise<boolean> {
  if (claims.size === 0) return true;
  const sorted = [...claims].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, claim]) => claim);
  const written = await tx.db.query<unknown[]>(
    `insert into identities (kind, source, value, customer_id, created_at)
     select kind, source, value, customer_id, $5 from unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) as claim (kind, source, value, customer_id)
     on conflict do nothing returning 1`,
    [...columnsOf(sorted.map(({ identity }) => identity)), sorted.map(({ customerId }) => customerId), tx.now()],
  );
  return written.length === claims.size;
}
