import { Histogram } from 'prom-client';
import { stopwatch } from './clock.js';
import { metrics } from './http/metrics.js';

/** How long work of one kind took on this server, in milliseconds. */
export interface Durations {
  readonly count: number;
  readonly median: number | null;
  readonly p95: number | null;
}

/** Runs that are remembered of each kind. */
const most = 500;
const remembered = new Map<string, number[]>();

const seconds = new Histogram({
  name: 'regulars_work_seconds',
  help: 'How long work in the background took',
  labelNames: ['kind'],
  buckets: [0.01, 0.05, 0.2, 1, 5, 30, 120],
  registers: [metrics],
});

/** Runs the work and remembers how long it took, also when it fails. */
export async function timed<T>(kind: string, work: () => Promise<T>): Promise<T> {
  const took = stopwatch();
  try {
    return await work();
  } finally {
    const ms = took();
    seconds.observe({ kind }, ms / 1000);
    remembered.set(kind, [...(remembered.get(kind) ?? []), ms].slice(-most));
  }
}

/** The latest runs of a kind since this server started. */
export function durationsOf(kind: string): Durations {
  const sorted = (remembered.get(kind) ?? []).toSorted((a, b) => a - b);
  const at = (share: number): number | null => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
  return { count: sorted.length, median: at(0.5), p95: at(0.95) };
}
