import { addDays, dayOf } from '@regulars/segment-language';
import type { Ctx } from '../../access/viewer.js';
import { markChanged } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { inputInvalid } from '../../platform/errors.js';
import type { CustomerId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';
import { isOrder } from '../orders/index.js';
import { historiesSql } from './histories.js';
import { spanUntil } from './rfm-figures.js';
import { isLate, late, rhythmSql, tooLate } from './rhythm.js';

const riskSql = `case when r.gap is null then null when r.silent <= r.gap then 'on-time' when r.silent <= ${late} * r.gap then 'watch'
  when r.silent <= ${tooLate} * r.gap then 'high' else 'gone' end`;

/** Customers of one transaction. */
const batchSize = 5000;

/** Judges everybody's risk of leaving now, and writes it where it differs. */
export async function judgeRisks(ctx: PlatformCtx): Promise<void> {
  const binder = new Binder();
  const histories = historiesSql(spanUntil(ctx.now(), ctx.organisation.zone, null), binder);
  const text = `with ${rhythmSql(histories)}
select c.id, ${riskSql} as risk from customers c left join rhythm r on r.customer_id = c.id where c.churn_risk is distinct from ${riskSql} order by c.id`;
  const changes = await runStatement<{ id: CustomerId; risk: string | null }>(ctx, { text, values: binder.values });
  for (let from = 0; from < changes.length; from += batchSize) {
    ctx.signal.throwIfAborted();
    const some = changes.slice(from, from + batchSize);
    const ids = some.map(({ id }) => id);
    await inTransaction(ctx, async (tx) => {
      await tx.db.query('select id from customers where id = any ($1::uuid[]) order by id for no key update', [ids]);
      await tx.db.query(
        'update customers c set churn_risk = g.risk from unnest($1::uuid[], $2::text[]) as g (id, risk) where c.id = g.id',
        [ids, some.map(({ risk }) => risk)],
      );
      await markChanged(tx, 'customers', ids);
    });
  }
}

/** How warnings of a past day turned out. */
export interface ChurnPrecision {
  readonly day: string;
  /** who were warned of at the end of that day, and who of them has not ordered since */
  readonly warned: number;
  readonly stayedAway: number;
  /** the same of those with a rhythm who were on time or to be watched */
  readonly others: number;
  readonly othersStayedAway: number;
}

const mostDays = 365;

/** Measures afterwards whether warnings were right: who was warned of so many days ago, and who has not ordered since. Of the customers the viewer sees. */
export async function churnPrecision(ctx: Ctx, daysAgo: number): Promise<ChurnPrecision> {
  if (!(daysAgo >= 7 && daysAgo <= mostDays)) throw inputInvalid({ path: 'daysAgo', rule: `is 7 to ${mostDays}` });
  const now = ctx.now();
  const { zone } = ctx.organisation;
  const day = addDays(dayOf(now.getTime(), zone), -daysAgo);
  const span = spanUntil(now, zone, null, day);
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: now, zone });
  const [from, to] = [binder.bind(span.until.toISOString(), 'timestamptz'), binder.bind(now.toISOString(), 'timestamptz')];
  const text = `with ${rhythmSql(historiesSql(span, binder))},
judged as (select ${isLate('r')} as late, not exists (select from orders o where o.customer_id = r.customer_id and ${isOrder('o')}
    and o.placed_at >= ${from} and o.placed_at <= ${to}) as away
  from rhythm r join customers c on c.id = r.customer_id where r.silent <= ${tooLate} * r.gap${visible === undefined ? '' : ` and c.id in ${visible}`})
select (count(*) filter (where late))::integer as warned, (count(*) filter (where late and away))::integer as "stayedAway",
  (count(*) filter (where not late))::integer as others, (count(*) filter (where not late and away))::integer as "othersStayedAway" from judged`;
  const [found] = await runStatement<Omit<ChurnPrecision, 'day'>>(ctx, { text, values: binder.values });
  return { day, warned: 0, stayedAway: 0, others: 0, othersStayedAway: 0, ...found };
}
