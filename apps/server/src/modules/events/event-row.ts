import type { CustomerKeys } from '../customers/index.js';

/** Something a customer did, as a caller gives it. With an external id the same event again is one event. */
export interface EventRow {
  readonly source?: string | null;
  readonly externalId?: string | null;
  readonly name: string;
  readonly customer: CustomerKeys;
  readonly occurredAt: Date;
  /** number of the product; an unknown one is made */
  readonly product?: string | null;
  readonly properties?: unknown;
}
