import type { Policy } from '../../access/policy.js';
import type { CustomerId } from '../../platform/ids.js';
import type { RowOutcome } from '../../platform/rows.js';

/** Keys that find a customer; `source` names the system whose external id it is. */
export interface CustomerKeys {
  readonly source?: string | null;
  readonly externalId?: string | null;
  readonly card?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

/** An account of a customer on a social network: the network's name in lower case, and the id the network gave. */
export interface SocialKey {
  readonly network: string;
  readonly account: string;
}

/** What a caller knows of one customer. Absent, null and empty values keep what is there; an empty list of tags removes them. */
export interface CustomerRow extends CustomerKeys {
  readonly social?: readonly SocialKey[] | null;
  readonly displayName?: string | null;
  /** YYYY-MM-DD */
  readonly birthDate?: string | null;
  readonly gender?: string | null;
  readonly country?: string | null;
  readonly province?: string | null;
  readonly city?: string | null;
  readonly district?: string | null;
  readonly address?: string | null;
  readonly incomeBand?: string | null;
  readonly education?: string | null;
  readonly occupation?: string | null;
  readonly acquisitionSource?: string | null;
  readonly tags?: readonly string[] | null;
  readonly interests?: readonly { readonly key: string; readonly notedAt?: Date | null }[] | null;
  readonly preferences?: readonly { readonly key: string; readonly value: string }[] | null;
  readonly attributes?: readonly { readonly key: string; readonly value?: unknown }[] | null;
  /** Fields that were checked with the customer; now unless said. */
  readonly verifications?: readonly { readonly field: string; readonly at?: Date | null }[] | null;
}

export interface CustomerWriteOptions {
  /** System that the rows come from, where a row does not name its own. */
  readonly source: string;
  /** What an unusable e-mail or phone does: refuse the row (the default), or go in with the problem noted, as files do. */
  readonly invalidContact?: 'refuse' | 'note';
  /**
   * Judges the rows by what is known and answers as if they had been written, but writes nothing; interests, preferences and verifications are
   * not judged. The ids of customers who would be new are nobody's.
   */
  readonly rehearsal?: boolean;
  /** Whose levels decide which custom attributes can be set and which fields confirmed; without them all of them can. */
  readonly by?: Policy;
}

/** `customerId` is absent only for rejected rows. */
export interface CustomerOutcome extends RowOutcome {
  readonly customerId?: CustomerId;
}
