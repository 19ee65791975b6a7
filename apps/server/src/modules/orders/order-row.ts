import type { CustomerId, OrderId } from '../../platform/ids.js';
import type { RowOutcome } from '../../platform/rows.js';
import type { CustomerKeys } from '../customers/index.js';

/** One row of a receipt as a caller gives it. Numbers are decimal strings; a negative quantity gives goods back. */
export interface LineRow {
  readonly externalId?: string | null;
  readonly sku?: string | null;
  readonly name?: string | null;
  /** path of category names or keys from the root */
  readonly category?: readonly string[] | null;
  readonly brand?: string | null;
  readonly quantity: string;
  /** in major units, up to six decimals */
  readonly unitPrice: string;
}

/** One order or return as a caller gives it; amounts are decimal strings in major units. Absent and null values keep what is there. */
export interface OrderRow {
  readonly source?: string | null;
  readonly externalId: string;
  /** Without it the order is kept as anonymous. */
  readonly customer?: CustomerKeys | null;
  readonly placedAt: Date;
  readonly status?: string | null;
  readonly channel?: string | null;
  /** key or name; unknown stores are made */
  readonly store?: string | null;
  readonly pickupStore?: string | null;
  readonly payment?: string | null;
  readonly delivery?: string | null;
  readonly deliveredAt?: Date | null;
  readonly discount?: string | null;
  readonly shipping?: string | null;
  readonly tax?: string | null;
  readonly currency?: string | null;
  /** external id of the order that a return gives back */
  readonly returnOf?: string | null;
  /** Whether lines of the order are known to be missing. */
  readonly incomplete?: boolean | null;
  readonly lines: readonly LineRow[];
}

export interface OrderWriteOptions {
  /** System that the rows come from, where a row does not name its own. */
  readonly source: string;
  /** Whether a row holds all lines of its order: lines it does not name are removed. */
  readonly wholeOrders?: boolean;
  /** What an unusable e-mail or phone of the customer does: refuse the row (the default), or note the problem, as files do. */
  readonly invalidContact?: 'refuse' | 'note';
  /** Judges the rows by what is known and answers as if they had been written, but writes no order, customer or product. */
  readonly rehearsal?: boolean;
}

/** `customerId` is that of a known buyer; it and `orderId` are absent for rejected rows. */
export interface OrderOutcome extends RowOutcome {
  readonly orderId?: OrderId;
  readonly customerId?: CustomerId;
  readonly isAnonymous?: boolean;
}
