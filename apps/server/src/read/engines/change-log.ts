import type { ClientBase } from 'pg';
import { type ChangeKind, changeKinds } from '../../platform/changes.js';
import type { ReplicaState } from '../replica/messages.js';

/** A customer whom a transaction touched. */
export interface Entry {
  readonly xid: bigint;
  /** When rows of theirs that are dated ahead began to count, in epoch ms, where that and no transaction is what changed. */
  readonly due?: number;
  readonly customerId: string;
  readonly ordinal: number;
  /** undefined: anything of theirs. Whoever comes or goes has an entry of `customers`. */
  readonly kind: ChangeKind | undefined;
}

/** How far the rows of a replica go: which transactions, and until which moment, in epoch ms. */
export interface Reach {
  readonly xmin: bigint;
  readonly now: number;
}

/** What became known by a look into `changes`. */
export interface News {
  readonly entries: readonly Entry[];
  readonly products: boolean;
  readonly rebuild: boolean;
  /** So many that the replica should read them before anything else; nothing of them is in the log. */
  readonly tooMany: boolean;
}

interface Row {
  readonly id: string | null;
  readonly xid: string | null;
  readonly kind: string | null;
  readonly customer: string | null;
  readonly ordinal: number | null;
  readonly xmin: string;
}

/** Changes that are taken in one by one at a look; more of them keep the process from everything else. */
const mostAtOnce = 20_000;
/** Customers whose ordinals are remembered beside the replica. */
const mostKnown = 200_000;

/**
 * What changed since the replica was read, in the order it became known. A position in it says how far a bitmap is; the customers after it
 * are those whose answers may be others now. Transactions that were under way at an earlier look are found at a later one.
 */
export class ChangeLog {
  private entries: Entry[] = [];
  private start = 0;
  private seen = new Set<string>();
  private readonly known = new Map<string, number>();
  private ahead: { customerId: string; at: number }[] = [];

  constructor(
    private watermark: bigint,
    /** in which the replica was read; what made everything anew before is in it */
    private snapshot: string,
    private readonly ordinalsOf: (customerIds: readonly string[]) => Promise<ReadonlyMap<string, number>>,
  ) {}

  get end(): number {
    return this.start + this.entries.length;
  }

  /** Customers after a position, undefined when the log does not reach back so far. */
  since(position: number): readonly Entry[] | undefined {
    return position < this.start ? undefined : this.entries.slice(position - this.start);
  }

  /** What a replica that was read so far may not have. */
  beyond({ xmin, now }: Reach): readonly Entry[] {
    return this.entries.filter(({ xid, due }) => (due === undefined ? xid >= xmin : due > now));
  }

  /** Remembers the ordinals of customers whom the replica does not know any more. */
  remember(gone: ReplicaState['gone']): void {
    for (const [customerId, ordinal] of gone) this.known.set(customerId, ordinal);
  }

  /** Begins anew from a replica that was just read: no bitmap made before can be mended any more. */
  restart({ xmin, snapshot, ahead }: ReplicaState): void {
    this.start = this.end + 1;
    this.entries = [];
    this.seen = new Set();
    this.watermark = BigInt(xmin);
    this.snapshot = snapshot;
    this.ahead = [];
    this.expect(ahead);
  }

  /** Forgets what is before a position. */
  trim(position: number): void {
    if (this.known.size > mostKnown) this.known.clear(); // the replica knows who is there
    const gone = Math.min(Math.max(position - this.start, 0), this.entries.length);
    this.entries = this.entries.slice(gone);
    this.start += gone;
  }

  /** Reads what became visible to this snapshot since the last look and adds it to the end. */
  async read(client: Pick<ClientBase, 'query'>): Promise<News> {
    const { rows } = await client.query<Row>(
      `select ch.id::text, ch.xid::text, ch.kind, ch.customer_id as customer, c.ordinal, pg_snapshot_xmin(pg_current_snapshot())::text as xmin
       from (values (1)) one left join changes ch on ch.xid >= $1::text::xid8
         and not (ch.kind = 'rebuild' and pg_visible_in_snapshot(ch.xid, $3::pg_snapshot))
       left join customers c on c.id = ch.customer_id order by ch.id limit $2`,
      [String(this.watermark), this.seen.size + mostAtOnce + 1, this.snapshot],
    );
    if (rows.length > this.seen.size + mostAtOnce) return { entries: [], products: false, rebuild: false, tooMany: true };
    const fresh = rows.filter(({ id }) => id !== null && !this.seen.has(id));
    const gone = fresh.flatMap(({ customer, ordinal }) =>
      customer !== null && ordinal === null && !this.known.has(customer) ? [customer] : [],
    );
    for (const [id, ordinal] of await this.ordinalsOf([...new Set(gone)])) this.known.set(id, ordinal);
    const entries = fresh.flatMap((row) => this.entryOf(row));
    this.entries.push(...entries);
    const xmin = BigInt(rows[0]?.xmin ?? this.watermark);
    this.seen = new Set(rows.flatMap(({ id, xid }) => (id !== null && xid !== null && BigInt(xid) >= xmin ? [id] : [])));
    this.watermark = xmin;
    return {
      entries,
      products: fresh.some(({ kind }) => kind === 'products'),
      rebuild: fresh.some(({ kind }) => kind === 'rebuild'),
      tooMany: false,
    };
  }

  /** One that came and went between two looks was never counted. */
  private entryOf({ xid, kind, customer, ordinal }: Row): Entry[] {
    if (customer === null) return [];
    const place = ordinal ?? this.known.get(customer);
    if (place === undefined) return [];
    this.known.set(customer, place);
    return [{ xid: BigInt(xid ?? 0), customerId: customer, ordinal: place, kind: changeKinds.find((one) => one === kind) }];
  }

  /** Notes rows dated ahead; they begin to count when their time comes. */
  expect(ahead: ReplicaState['ahead']): void {
    this.ahead.push(...ahead.map(([customerId, at]) => ({ customerId, at })));
  }

  /** Customers of whom something began to count by `now`, added to the end. */
  async advance(now: number): Promise<void> {
    const due = this.ahead.filter(({ at }) => at <= now).toSorted((one, other) => one.at - other.at);
    if (due.length === 0) return;
    this.ahead = this.ahead.filter(({ at }) => at > now);
    const last = new Map(due.map(({ customerId, at }) => [customerId, at])); // they are in order
    const asked = await this.ordinalsOf([...last.keys()].filter((id) => !this.known.has(id)));
    for (const [customerId, at] of last) {
      const ordinal = this.known.get(customerId) ?? asked.get(customerId);
      if (ordinal !== undefined) this.entries.push({ xid: 0n, due: at, customerId, ordinal, kind: undefined });
    }
  }
}
