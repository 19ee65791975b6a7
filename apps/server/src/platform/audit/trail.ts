import type { EntityManager } from 'typeorm';
import { type Act, type Actor, type AuditResult, writeAct } from './entry.js';

/** What the reads of one operation came to. */
export interface PersonalReads {
  readonly fields: readonly string[];
  readonly subjects: readonly string[];
  readonly rows: number;
}

/** Follows one caller through one request: what personal data was read for them. */
export class Trail {
  private fields = new Set<string>();
  private subjects = new Set<string>();
  /** points that the operation may cost, as it was judged before it ran */
  cost = 0;

  constructor(readonly actor: Actor) {}

  /** Notes that these fields of a record were read in clear. */
  read(fields: readonly string[], subject: string): void {
    for (const field of fields) this.fields.add(field);
    this.subjects.add(subject);
  }

  /** Notes that rows were chosen by these fields. */
  chose(fields: readonly string[]): void {
    for (const field of fields) this.fields.add(field);
  }

  /** What was noted since the last time; undefined when nothing was. */
  take(): PersonalReads | undefined {
    if (this.fields.size === 0) return undefined;
    const taken = { fields: [...this.fields].toSorted(), subjects: [...this.subjects], rows: this.subjects.size };
    this.fields = new Set();
    this.subjects = new Set();
    return taken;
  }
}

/** A change under way, written to the audit log by the transaction that makes it. */
export class Change {
  private written = false;
  private more: Partial<Pick<Act, 'fields' | 'subjects' | 'rows' | 'detail'>> = {};

  constructor(
    private readonly actor: Actor,
    private readonly act: Omit<Act, 'result' | 'code'>,
  ) {}

  /** Says more of the change than its arguments do. */
  tell(more: Partial<Pick<Act, 'fields' | 'subjects' | 'rows' | 'detail'>>): void {
    this.more = { ...this.more, ...more };
  }

  /** Adds it to the log with the records it touched, unless a transaction of this change has done so. */
  async writeOnce(db: EntityManager, now: Date, touched: readonly string[] = []): Promise<void> {
    if (this.written) return;
    const subjects = [...new Set([...(this.more.subjects ?? []), ...this.act.subjects, ...touched])];
    await writeAct(db, now, this.actor, { ...this.act, ...this.more, subjects, result: 'OK' });
  }

  /** Called when the transaction that wrote it is committed. */
  isCommitted(): void {
    this.written = true;
  }

  /** Adds to the log that it came to nothing. */
  async writeFailure(db: EntityManager, now: Date, result: Exclude<AuditResult, 'OK'>, code: string): Promise<void> {
    await writeAct(db, now, this.actor, { ...this.act, ...this.more, result, code });
  }
}
