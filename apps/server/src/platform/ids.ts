import { getRandomValues } from 'node:crypto';
import { v7, validate } from 'uuid';
import { systemClock } from './clock.js';

declare const brand: unique symbol;
/** A UUID of one kind of record: a CustomerId is no OrderId. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type CustomerId = Id<'Customer'>;
export type OrderId = Id<'Order'>;
export type LineId = Id<'Line'>;
export type EventId = Id<'Event'>;
export type ProductId = Id<'Product'>;
export type CategoryId = Id<'Category'>;
export type StoreId = Id<'Store'>;
export type SegmentId = Id<'Segment'>;
export type ImportId = Id<'Import'>;
export type ExportId = Id<'Export'>;
export type FileId = Id<'File'>;
export type UserId = Id<'User'>;
export type SessionId = Id<'Session'>;
export type NoteId = Id<'Note'>;
export type SavedViewId = Id<'SavedView'>;
export type SavedQueryId = Id<'SavedQuery'>;
export type QuestionId = Id<'Question'>;
export type DashboardId = Id<'Dashboard'>;
export type StageChangeId = Id<'StageChange'>;
export type ChurnReasonId = Id<'ChurnReason'>;
export type RoleId = Id<'Role'>;
export type RoleChangeId = Id<'RoleChange'>;
export type AuditEntryId = Id<'AuditEntry'>;
export type WebhookId = Id<'Webhook'>;
export type DeliveryId = Id<'WebhookDelivery'>;
export type ApiClientId = Id<'ApiClient'>;
export type ApiCredentialId = Id<'ApiCredential'>;

const bytesOfId = 16;
/** Asking the system for random bytes takes longer than all the rest of an id, so they are fetched for many ids at once. */
const pool = new Uint8Array(bytesOfId * 512);
let taken = pool.length;
const latest = { msecs: 0, seq: 0 };

/** A new UUID v7: ordered by time of making, also within a millisecond; made here and never by the database. */
export function newId<Kind extends string>(): Id<Kind> {
  if (taken === pool.length) {
    getRandomValues(pool);
    taken = 0;
  }
  const random = pool.subarray(taken, (taken += bytesOfId));
  const msecs = systemClock().getTime();
  if (msecs > latest.msecs) {
    latest.msecs = msecs;
    latest.seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 2; // room for a billion more in this millisecond
  } else latest.seq += 1;
  return v7({ random, ...latest }) as Id<Kind>;
}

/** Whether the text has the form of an id. */
export function isId<Kind extends string>(text: string): text is Id<Kind> {
  return validate(text);
}

/** The opaque id of a record in the graph: base64url of `Type:uuid`. */
export const toGlobalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');

/** Reads a global id; undefined when it is none, so that callers answer as if the record were absent. */
export function fromGlobalId(globalId: string): { readonly type: string; readonly id: string } | undefined {
  const [type, id, ...rest] = Buffer.from(globalId, 'base64url').toString('utf8').split(':');
  return type && id && rest.length === 0 && validate(id) && toGlobalId(type, id) === globalId ? { type, id } : undefined;
}
