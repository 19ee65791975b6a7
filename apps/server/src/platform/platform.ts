import type { Config } from './config.js';
import type { Database } from './database/database.js';
import type { Log } from './log.js';
import type { Outbox } from './outbox/outbox.js';

/** What the platform gives to the product built on it. */
export interface Platform {
  readonly config: Config;
  readonly log: Log;
  readonly now: () => Date;
  readonly database: Database;
  readonly outbox: Outbox;
}
