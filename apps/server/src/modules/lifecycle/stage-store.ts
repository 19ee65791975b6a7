import { markChanged } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId, StageChangeId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import type { Stage } from './lifecycle.rules.js';
import type { ChangeCause } from './stage-change.entity.js';

/** The way of one customer through stages. */
export interface Move {
  readonly ordinal: number;
  /** the stage that was stored */
  readonly was: Stage | null;
  readonly path: { readonly id: StageChangeId; readonly at: Date; readonly from: Stage | null; readonly to: Stage }[];
}

/** Customers of one transaction. */
const batchSize = 5000;

/** Writes moves, with the cause, of those customers whose stage is still the one they moved from; stage and history together. */
export async function writeMoves(ctx: PlatformCtx, moves: readonly Move[], cause: ChangeCause): Promise<void> {
  for (let from = 0; from < moves.length; from += batchSize) {
    ctx.signal.throwIfAborted();
    await writeSome(ctx, moves.slice(from, from + batchSize), cause);
  }
}

function writeSome(ctx: PlatformCtx, moves: readonly Move[], cause: ChangeCause): Promise<void> {
  const steps = moves.flatMap(({ ordinal, path }) => path.map((one) => ({ ordinal, ...one })));
  const lasts = moves.map(({ path }) => path.at(-1));
  return inTransaction(ctx, async (tx) => {
    const moved = await tx.db.query<{ id: CustomerId }[]>(
      `with asked as (select * from unnest($1::integer[], $2::text[], $3::text[], $4::timestamptz[]) as a (ordinal, was, stage, since)),
held as materialized (select c.id, a.ordinal, a.stage, a.since from customers c join asked a on a.ordinal = c.ordinal
  where c.lifecycle_stage is not distinct from a.was order by c.id for no key update of c),
moved as (update customers c set lifecycle_stage = h.stage, stage_since = h.since from held h where c.id = h.id returning c.id),
kept as (insert into stage_changes (customer_id, id, changed_at, from_stage, to_stage, cause)
  select h.id, s.id, s.changed_at, s.from_stage, s.to_stage, $5
  from unnest($6::integer[], $7::uuid[], $8::timestamptz[], $9::text[], $10::text[]) as s (ordinal, id, changed_at, from_stage, to_stage)
  join held h on h.ordinal = s.ordinal)
select id from moved`,
      [
        moves.map(({ ordinal }) => ordinal),
        moves.map(({ was }) => was),
        lasts.map((last) => last?.to),
        lasts.map((last) => last?.at),
        cause,
        steps.map(({ ordinal }) => ordinal),
        steps.map(({ id }) => id),
        steps.map(({ at }) => at),
        steps.map(({ from }) => from),
        steps.map(({ to }) => to),
      ],
    );
    await markChanged(
      tx,
      'scores',
      moved.map(({ id }) => id),
    );
  });
}

/**
 * Makes one walk of the stages that customers came to, after rows of somebody they were merged with came among theirs, or went back: each begins where
 * the one before ended, and they stand where the last one led.
 */
export async function rejoinWalks(tx: PlatformCtx, customerIds: readonly CustomerId[]): Promise<void> {
  await tx.db.query(
    `update stage_changes s set from_stage = x.before
     from (select customer_id, id, lag(to_stage) over (partition by customer_id order by changed_at, id) as before
           from stage_changes where customer_id = any ($1::uuid[])) x
     where s.customer_id = x.customer_id and s.id = x.id and s.from_stage is distinct from x.before`,
    [customerIds],
  );
  await tx.db.query(
    `update customers c set lifecycle_stage = x.to_stage, stage_since = x.changed_at
     from (select distinct on (customer_id) customer_id, to_stage, changed_at from stage_changes where customer_id = any ($1::uuid[])
           order by customer_id, changed_at desc, id desc) x
     where c.id = x.customer_id and c.lifecycle_stage is distinct from x.to_stage`,
    [customerIds],
  );
}
