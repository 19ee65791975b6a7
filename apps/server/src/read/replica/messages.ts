import type { ReplicaShape } from './shape.js';

/** What a replica is opened with. */
export interface ReplicaOptions {
  /** the database that is copied */
  readonly url: string;
  readonly file: string;
  readonly shape: ReplicaShape;
  /** bytes that DuckDB may use */
  readonly memory: number;
}

/** How far the rows of a replica go. */
export interface ReplicaState {
  /** Every transaction before this one is in; those from it on may be or not. */
  readonly xmin: string;
  /** PostgreSQL's snapshot in which the rows were read. */
  readonly snapshot: string;
  /** The present when the rows were read, in epoch ms. */
  readonly now: number;
  /** Customers with rows dated ahead of it, and when those begin to count, in epoch ms. */
  readonly ahead: readonly (readonly [customerId: string, at: number])[];
  /** Customers who were there at the reading before and are not any more, with their ordinals. */
  readonly gone: readonly (readonly [customerId: string, ordinal: number])[];
}

/** What the thread can be asked; one at a time. */
export type ReplicaRequest =
  | { readonly kind: 'open'; readonly options: ReplicaOptions }
  | { readonly kind: 'rebuild'; readonly now: number }
  | { readonly kind: 'merge'; readonly now: number }
  | { readonly kind: 'ordinals'; readonly text: string; readonly values: readonly unknown[] }
  | { readonly kind: 'bits'; readonly text: string; readonly values: readonly unknown[] }
  | { readonly kind: 'ordinalsOf'; readonly customerIds: readonly string[] }
  | { readonly kind: 'close' };

/** What it answers to each. `open` answers undefined when there is no usable file. */
export interface ReplicaAnswers {
  readonly open: ReplicaState | undefined;
  readonly rebuild: ReplicaState;
  readonly merge: ReplicaState;
  /** in the order of the statement */
  readonly ordinals: { readonly ordinals: Int32Array; readonly xmin: string; readonly now: number };
  /** the words of a bitmap of ordinals */
  readonly bits: { readonly words: Uint32Array; readonly xmin: string; readonly now: number };
  readonly ordinalsOf: ReadonlyMap<string, number>;
  readonly close: undefined;
}

export interface ReplicaCall {
  readonly id: number;
  readonly request: ReplicaRequest;
}

export type ReplicaReply =
  { readonly id: number; readonly answer: ReplicaAnswers[keyof ReplicaAnswers] } | { readonly id: number; readonly error: string };
