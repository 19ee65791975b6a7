import type { Pool } from 'pg';

/** A question that took long; its values are not kept, for they may name people. */
export interface SlowQuestion {
  readonly text: string;
  readonly at: Date;
  readonly ms: number;
}

/** Milliseconds from which a question is slow. */
const slow = 1000;
const most = 20;
const byPool = new WeakMap<Pool, SlowQuestion[]>();

/** Remembers a question that was slow; of the same question the slowest. */
export function noteDuration(pool: Pool, text: string, at: Date, ms: number): void {
  if (ms < slow) return;
  const known = byPool.get(pool) ?? [];
  const same = known.find((one) => one.text === text);
  if (same && same.ms >= ms) return;
  byPool.set(pool, [{ text, at, ms }, ...known.filter((one) => one !== same)].slice(0, most));
}

/** The latest slow questions of this server, the latest first. */
export const slowQuestions = (pool: Pool): readonly SlowQuestion[] => byPool.get(pool) ?? [];

/** How PostgreSQL would run a statement for any values; undefined where its version cannot tell. */
export async function planFor(pool: Pool, text: string): Promise<string | undefined> {
  try {
    const { rows } = await pool.query<Record<string, string>>(`explain (generic_plan) ${text}`);
    return rows.flatMap((row) => Object.values(row)).join('\n');
  } catch {
    return undefined; // older than PostgreSQL 16, or a type that only values tell
  }
}
