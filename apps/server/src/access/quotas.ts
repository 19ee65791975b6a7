import type { GraphQLError } from 'graphql';
import type { Limits } from '../platform/config.js';
import type { PlatformCtx } from '../platform/ctx.js';
import { failure } from '../platform/errors.js';
import type { ApiCaller, Viewer } from './viewer.js';

const minute = 60_000;

const exceeded = (limit: string, most: number, retryAfter: number): GraphQLError =>
  failure('LIMIT_REACHED', `More than ${most} ${limit}. Come back in ${retryAfter} s.`, { limit, retryAfter });

/** Seconds until the next minute begins. */
const toNextMinute = (now: Date): number => Math.ceil((minute - (now.getTime() % minute)) / 1000);

interface Spent {
  readonly operations: number;
  readonly cost: string;
  /** of the day so far, without this operation */
  readonly today: string;
  readonly tomorrow: Date;
}

/**
 * Takes an operation and its cost from what a program may use: operations a minute, points a day of the organisation's zone. What it used is
 * kept in the database, so that servers share it. Throws LIMIT_REACHED with `retryAfter` in seconds; a refused operation costs no points.
 */
export async function spend({ db, now, organisation }: PlatformCtx, client: ApiCaller, cost: number): Promise<void> {
  const at = now();
  const [spent] = await db.query<Spent[]>(
    `with used as (
       insert into api_usage as u (client_id, minute, operations, refused, cost) values ($1, date_trunc('minute', $2::timestamptz), 1, 0, $3)
       on conflict (client_id, minute) do update set operations = u.operations + 1, cost = u.cost + excluded.cost
       returning operations, cost)
     select used.operations, used.cost,
       (select coalesce(sum(cost), 0) from api_usage where client_id = $1 and minute >= date_trunc('day', $2 at time zone $4) at time zone $4) as today,
       (date_trunc('day', $2 at time zone $4) + interval '1 day') at time zone $4 as tomorrow
     from used`,
    [client.id, at, cost, organisation.zone],
  );
  if (!spent) return;
  const isTooOften = spent.operations > client.operationsPerMinute;
  if (!isTooOften && Number(spent.today) + cost <= client.costPerDay) return;
  await db.query(
    `update api_usage set refused = refused + 1, cost = cost - $3 where client_id = $1 and minute = date_trunc('minute', $2::timestamptz)`,
    [client.id, at, cost],
  );
  if (isTooOften) throw exceeded('operations a minute', client.operationsPerMinute, toNextMinute(at));
  throw exceeded('points a day', client.costPerDay, Math.ceil((spent.tomorrow.getTime() - at.getTime()) / 1000));
}

interface Window {
  readonly since: number;
  operations: number;
  cost: number;
}

/** Keeps count, in this process, of what people ask within a minute, by user, or by address before sign-in. */
export class Pace {
  private windows = new Map<string, Window>();
  private since = 0;

  constructor(private readonly limits: Pick<Limits, 'operationsPerMinute' | 'costPerMinute'>) {}

  /** Throws LIMIT_REACHED with `retryAfter` in seconds. */
  take(viewer: Viewer | undefined, address: string, now: Date, cost: number): void {
    const since = Math.floor(now.getTime() / minute);
    if (since !== this.since) {
      this.windows = new Map();
      this.since = since;
    }
    const key = viewer ? `user ${viewer.userId}` : `address ${address}`;
    const window = this.windows.get(key) ?? { since, operations: 0, cost: 0 };
    this.windows.set(key, window);
    window.operations += 1;
    const { operationsPerMinute, costPerMinute } = this.limits;
    if (window.operations > operationsPerMinute) throw exceeded('operations a minute', operationsPerMinute, toNextMinute(now));
    if (window.cost + cost > costPerMinute) throw exceeded('points a minute', costPerMinute, toNextMinute(now));
    window.cost += cost;
  }
}
