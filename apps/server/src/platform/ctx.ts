import type { Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Change, Trail } from './audit/trail.js';
import type { EventRecorder } from './events.js';
import type { Journal } from './journal.js';
import type { Log } from './log.js';
import type { Organisation } from './organisation.js';

/**
 * What a use case needs of the world, handed in and never imported: the database (a transaction inside `inTransaction`), the time, the
 * organisation's settings, a log, and the events that are written with the change.
 */
export interface PlatformCtx {
  readonly db: EntityManager;
  /** Connections for the reading door; they see what is committed. */
  readonly pool: Pool;
  readonly now: () => Date;
  readonly organisation: Organisation;
  readonly events: EventRecorder;
  /** There while something is written that can be taken back, such as an import. */
  readonly journal?: Journal;
  /** There while somebody's request is answered: what personal data is read for them. */
  readonly trail?: Trail;
  /** There while a mutation is at work: its outermost transaction writes it to the audit log. */
  readonly change?: Change | undefined;
  readonly log: Log;
  /** Aborted when the caller went away; long reads stop in the database too. */
  readonly signal: AbortSignal;
  /** Milliseconds that one reading statement may take, where it is not what the configuration says. */
  readonly patience?: number;
}
