import type { PlatformCtx } from '../ctx.js';
import type { JobKind } from './job.js';

type CallOff = (tx: PlatformCtx, payload: unknown) => Promise<void>;

const known = new Map<string, CallOff>();

/** Says how work of a kind is called off: what it is for is marked so, in the transaction that takes the job out of the queue. */
export function canBeCalledOff<P>(kind: JobKind<P>, callOff: (tx: PlatformCtx, payload: P) => Promise<void>): void {
  known.set(kind.name, async (tx, payload) => {
    if (!kind.accepts(payload)) throw new Error(`The payload of job ${kind.name} has not the form it should have.`);
    await callOff(tx, payload);
  });
}

/** How jobs of this name are called off; undefined for those that only the clock or their module ends. */
export const callOffOf = (name: string): CallOff | undefined => known.get(name);
