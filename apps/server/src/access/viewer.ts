import type { Action } from '@regulars/graph';
import type { ApiClientId, UserId } from '../platform/ids.js';
import type { PlatformCtx } from '../platform/ctx.js';
import { failure } from '../platform/errors.js';
import { can, type Policy } from './policy.js';

/** Who asks: a signed-in user with the rights of their role, or the system itself acting for one. */
export interface Viewer {
  readonly userId: UserId;
  readonly email: string;
  readonly name: string;
  readonly roleKey: string;
  readonly roleName: string;
  readonly locale: 'en' | 'zh-CN';
  /** Whether the role is another than the user's own, looked through by somebody who edits roles. */
  readonly isSeeingAs?: boolean;
  readonly policy: Policy;
  /** The API client that asks, where it is a program of a partner; `userId` is its id then. */
  readonly client?: ApiCaller;
  /** Of a program: the segments that were granted to it; it sees no others. */
  readonly sharing?: Sharing | undefined;
}

/** Segments that are shared with a program, each with the members that it had when it was frozen. */
export interface Sharing {
  readonly clientId: ApiClientId;
  /** by id of the segment; null where its members were never frozen, and it has none */
  readonly frozenAt: ReadonlyMap<string, Date | null>;
}

/** A program of a partner. */
export interface ApiCaller {
  readonly id: ApiClientId;
  readonly name: string;
  /** To whom its data goes; what is counted for them is kept together. */
  readonly recipient: string;
  readonly operationsPerMinute: number;
  /** points a day of the organisation's zone */
  readonly costPerDay: number;
  /** Whether it may ask nothing but its persisted documents. */
  readonly onlyDocuments: boolean;
  /** When the credential or the grant ends, whichever is first. */
  readonly endsAt: Date;
}

/** What every use case gets: the world and who asks. */
export interface Ctx extends PlatformCtx {
  readonly viewer: Viewer;
}

/** Refuses figures that are kept for all customers together to a viewer who sees a part of them. */
export function assertSeesEverybody(viewer: Viewer): void {
  if (viewer.policy.rowScope !== null) throw failure('ACTION_FORBIDDEN', 'This is answered only to those who see every customer.');
}

/** Refuses a use case the viewer has no grant for; the schema view hides its door, this guards jobs and other callers. */
export function assertGranted(viewer: Viewer, action: Action): void {
  if (!can(viewer.policy, action)) throw failure('ACTION_FORBIDDEN', 'You may not do this.');
}
