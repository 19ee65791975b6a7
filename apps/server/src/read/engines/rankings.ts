import type { Statement } from '../sql.js';
import type { ChangeLog, Reach } from './change-log.js';
import type { Ranked, Ranking } from './question.js';

/** Ordinals that the replica found, and how far its rows went. */
export interface FromReplica extends Reach {
  readonly ordinals: Int32Array;
}

interface Kept {
  readonly ordinals: Int32Array;
  readonly position: number;
  readonly owed: readonly number[];
}

/** Orders that are kept, of four bytes a customer each. */
const most = 8;
/** More changed customers than this are too many to put among an order by hand. */
const mostElsewhere = 2000;

/** Orders of all customers as the replica had them, with those who may stand elsewhere by now. */
export class Rankings {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly log: ChangeLog,
    private readonly find: (statement: Statement) => Promise<FromReplica | undefined>,
  ) {}

  /** Makes the order unless it is there and few have changed since; false when the replica cannot. `reach`: how far the replica goes. */
  async make({ key, statement }: Ranking, now: number, reach: Reach): Promise<boolean> {
    const known = this.kept.get(key);
    if (known && this.elsewhere(known)) return true;
    if (this.log.beyond(reach).length > mostElsewhere) return false; // once the replica has read them
    const position = this.log.end;
    const found = await this.find(statement(now));
    if (!found) return false;
    this.kept.delete(key);
    this.kept.set(key, { ordinals: found.ordinals, position, owed: this.log.beyond(found).map(({ ordinal }) => ordinal) });
    for (const oldest of this.kept.keys()) if (this.kept.size > most) this.kept.delete(oldest);
    return true;
  }

  of({ key }: Ranking): Ranked | undefined {
    const known = this.kept.get(key);
    const elsewhere = known && this.elsewhere(known);
    return known && elsewhere && { ordinals: known.ordinals, elsewhere };
  }

  /** Who may stand elsewhere by now; undefined when it is not known any more, or too many. */
  private elsewhere({ position, owed }: Kept): ReadonlySet<number> | undefined {
    const since = this.log.since(position);
    const found = since && new Set([...owed, ...since.map(({ ordinal }) => ordinal)]);
    return found && found.size <= mostElsewhere ? found : undefined;
  }
}
