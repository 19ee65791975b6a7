import type { Pool } from 'pg';
import { ChainWalk, type Fault, type SealedEntry } from './chain.rules.js';
import type { Checkpoints } from './checkpoints.js';
import { sealedColumns } from './seal.service.js';

/** What a look at the whole log found. */
export interface Verification {
  /** entries whose seals were computed anew */
  readonly checked: number;
  /** entries that wait for their seal */
  readonly unsealed: number;
  /** signed ends of the chain that it was compared with */
  readonly checkpoints: number;
  /** at most `mostFaults`, in the order of their places */
  readonly faults: readonly Fault[];
}

const batch = 5000;
/** after that many there is nothing left to learn */
export const mostFaults = 100;

/** Computes every seal anew and compares the chain with the checkpoints that were signed; writes nothing. */
export async function verifyLog(pool: Pool, checkpoints: Checkpoints): Promise<Verification> {
  const signed = await checkpoints.all();
  const walk = new ChainWalk(signed.filter(({ isOurs }) => isOurs));
  let checked = 0;
  for (let after = 0; ;) {
    const { rows } = await pool.query<SealedEntry & { seq: string; hash: string }>(
      `select seq, hash, ${sealedColumns} from audit_log where seq > $1 order by seq limit ${batch}`,
      [after],
    );
    for (const { seq, hash, ...entry } of rows) walk.step({ seq: Number(seq), hash }, entry);
    checked += rows.length;
    after = walk.reached;
    if (rows.length < batch) break;
  }
  walk.end();
  const unsigned = signed.filter(({ isOurs }) => !isOurs).map(({ seq }): Fault => ({ code: 'UNSIGNED', from: seq, to: seq }));
  const { rows: waiting } = await pool.query<{ count: number }>('select count(*)::integer as count from audit_log where seq is null');
  return {
    checked,
    unsealed: waiting[0]?.count ?? 0,
    checkpoints: signed.length,
    faults: [...walk.faults, ...unsigned].toSorted((a, b) => a.from - b.from).slice(0, mostFaults),
  };
}
