/** What modules tell those above them. Ids only; receivers read the rest. */
export type DomainEvent =
  | { readonly name: 'CustomersChanged'; readonly customerIds: readonly string[] }
  | { readonly name: 'OrdersRecorded'; readonly customerIds: readonly string[] }
  | { readonly name: 'EventsRecorded'; readonly customerIds: readonly string[] }
  | { readonly name: 'SegmentChanged'; readonly segmentId: string }
  | { readonly name: 'MembersChanged'; readonly segmentIds: readonly string[] }
  | { readonly name: 'ImportChanged'; readonly importId: string };

/** Collects events; those of a transaction are written to the outbox with it, and delivered at least once after commit. */
export interface EventRecorder {
  record(event: DomainEvent): void;
}
