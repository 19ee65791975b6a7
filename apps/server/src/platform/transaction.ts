import { QueryFailedError } from 'typeorm';
import type { PlatformCtx } from './ctx.js';
import type { DomainEvent } from './events.js';
import { writeEvents } from './outbox/write-events.js';

const attempts = 3;

/**
 * Runs the work in one transaction: all of it, with the events it recorded and its entry in the audit log, or nothing. Inside another transaction it joins that one. The
 * outermost is tried up to three times when the database gave way to a concurrent writer, so the work must not touch anything outside.
 */
export async function inTransaction<C extends PlatformCtx, T>(ctx: C, work: (tx: C) => Promise<T>): Promise<T> {
  if (ctx.db.queryRunner?.isTransactionActive) return work(ctx);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await once(ctx, work);
      ctx.change?.isCommitted();
      return result;
    } catch (error) {
      if (attempt === attempts || !gaveWay(error)) throw error;
      ctx.log.debug({ attempt }, 'The transaction gave way to another one; trying again.');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt)); // so that the two do not meet again
    }
  }
}

async function once<C extends PlatformCtx, T>(ctx: C, work: (tx: C) => Promise<T>): Promise<T> {
  return ctx.db.transaction(async (db) => {
    const recorded: DomainEvent[] = [];
    const tx: C = { ...ctx, db, events: { record: (event: DomainEvent) => recorded.push(event) } };
    const result = await work(tx);
    await writeEvents(tx, recorded);
    await tx.change?.writeOnce(db, tx.now(), customersIn(recorded));
    return result;
  });
}

/** serialization_failure or deadlock_detected */
function gaveWay(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof Error && 'code' in cause && (cause.code === '40001' || cause.code === '40P01');
}

const customersIn = (events: readonly DomainEvent[]): readonly string[] =>
  events.flatMap((event) => ('customerIds' in event ? event.customerIds.map((id) => `Customer:${id}`) : []));
