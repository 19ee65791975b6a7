import type { FileId, ImportId, UserId } from '../../platform/ids.js';
import type { Correction } from './corrections.rules.js';
import type { ImportKind, ImportState } from './import.enums.js';
import type { FileForm } from './reading/file-form.js';
import type { Formats } from './reading/formats.rules.js';
import type { DecimalMark } from './reading/written-number.rules.js';
import type { DateOrder } from './reading/written-time.rules.js';

/** A column of the file: its header, up to five values, and what it is taken for. */
export interface FileColumn {
  readonly column: string;
  readonly samples: readonly string[];
  readonly target: string | null;
}

/** How the person wants the file read. */
export interface ImportSettings {
  /** IANA zone of times without offset */
  readonly zone: string;
  /** the file holds whole orders: lines it does not name are removed */
  readonly wholeOrders: boolean;
  /** name of the system whose ids these are */
  readonly source: string;
  /** ISO 4217, the organisation's */
  readonly currency: string;
  /** as somebody chose; null takes what the file's values say */
  readonly decimalMark: DecimalMark | null;
  readonly dateOrder: DateOrder | null;
}

export type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REJECTED';

/** Rows by what became of them. */
export type Tally = Readonly<Record<Outcome, number>>;

export const emptyTally: Tally = { CREATED: 0, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 };

export const addTallies = (a: Tally, b: Tally): Tally => ({
  CREATED: a.CREATED + b.CREATED,
  UPDATED: a.UPDATED + b.UPDATED,
  UNCHANGED: a.UNCHANGED + b.UNCHANGED,
  REJECTED: a.REJECTED + b.REJECTED,
});

/** An import as the jobs and services read it. */
export interface ImportRecord {
  readonly id: ImportId;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly fileId: FileId;
  readonly fileName: string;
  readonly bytes: number;
  /** where the file lies */
  readonly path: string;
  readonly form: FileForm;
  /** how its numbers and dates are written, as the dry run found */
  readonly formats: Formats;
  readonly columns: readonly FileColumn[];
  readonly options: ImportSettings;
  readonly corrections: readonly Correction[];
  /** whether the dry run came to its end */
  readonly isChecked: boolean;
  /** rows of the file; 0 until the dry run is over */
  readonly total: number;
  readonly committedKey: string;
  readonly tally: Tally;
  readonly authorId: UserId;
  /** rows or changes of the current step that are done */
  readonly stepDone: number;
  /** when its commit came to an end */
  readonly endedAt: Date | null;
  readonly undoneKey: string;
  readonly undo: UndoTally;
}

/** Changes that were taken back, by what became of them. */
export interface UndoTally {
  readonly restored: number;
  readonly removed: number;
  /** of which something stays as it is */
  readonly kept: number;
}

export const noneUndone: UndoTally = { restored: 0, removed: 0, kept: 0 };
