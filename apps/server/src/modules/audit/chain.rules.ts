import { hash } from 'node:crypto';
import { canonical } from '../../platform/journal.js';

/** An entry as it is sealed: everything that it says. */
export interface SealedEntry {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly action: string;
  readonly result: string;
  readonly code: string | null;
  readonly userId: string | null;
  readonly clientId: string | null;
  readonly actor: string | null;
  readonly address: string | null;
  readonly fields: readonly string[];
  readonly subjects: readonly string[];
  readonly rows: number;
  readonly detail: unknown;
}

/** What stands before the first entry. */
export const origin = '';

/** The seal of an entry at its place: SHA-256 of the seal before it, the place, and all the entry says, as 64 hexadecimal digits. */
export const sealOf = (before: string, seq: number, entry: SealedEntry): string =>
  hash('sha256', `${before}\n${seq}\n${canonical({ ...entry, at: entry.at.toISOString() })}`, 'hex');

/** Where the log is not what was sealed. */
export interface Fault {
  /** CHANGED: the entry at this place is not the one that was sealed there. MISSING: there is none. CUT: the log once went on to here. REPLACED: the chain is whole, but not the one that was signed. UNSIGNED: a checkpoint does not bear our signature. */
  readonly code: 'CHANGED' | 'MISSING' | 'CUT' | 'REPLACED' | 'UNSIGNED';
  /** first place that is concerned */
  readonly from: number;
  /** last place that is concerned */
  readonly to: number;
}

/** A place of the chain with its seal. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** Walks along the chain and notes where it is broken. */
export class ChainWalk {
  readonly faults: Fault[] = [];
  private last: Link = { seq: 0, hash: origin };
  private signedTo = 0;

  /** `checkpoints` were signed when the chain was as long as they say, in order. */
  constructor(private readonly checkpoints: readonly Link[]) {}

  get reached(): number {
    return this.last.seq;
  }

  step(link: Link, entry: SealedEntry): void {
    const expected = this.last.seq + 1;
    if (link.seq > expected) this.faults.push({ code: 'MISSING', from: expected, to: link.seq - 1 });
    else if (sealOf(this.last.hash, link.seq, entry) !== link.hash) this.faults.push({ code: 'CHANGED', from: link.seq, to: link.seq });
    const signed = this.checkpoints.filter(({ seq }) => seq === link.seq);
    if (signed.some(({ hash: one }) => one !== link.hash)) this.faults.push({ code: 'REPLACED', from: this.signedTo + 1, to: link.seq });
    if (signed.length > 0) this.signedTo = link.seq;
    this.last = link;
  }

  /** Says that the chain ends here. */
  end(): void {
    const furthest = Math.max(0, ...this.checkpoints.map(({ seq }) => seq));
    if (furthest > this.last.seq) this.faults.push({ code: 'CUT', from: this.last.seq + 1, to: furthest });
  }
}
