import type { Database } from '../../src/platform/database/database.js';
import type { PlatformCtx } from '../../src/platform/ctx.js';
import { createLog } from '../../src/platform/log.js';

/** A context over a test database at a given time. */
export function platformCtx(database: Database, now = '2026-03-01T00:00:00Z'): PlatformCtx {
  return {
    db: database.dataSource.manager,
    pool: database.pool,
    now: () => new Date(now),
    organisation: { name: 'Bakery', currency: 'CNY', zone: 'Asia/Shanghai', locale: 'zh-CN', country: 'CN', isDemo: false },
    events: { record: () => undefined },
    log: createLog('error'),
    signal: new AbortController().signal,
  };
}
