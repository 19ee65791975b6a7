import type { RowCode } from '@regulars/graph';

/** Why a row was refused, or went in with something to look at. `path` names the place within the row: `email`, `lines.2.quantity`. */
export interface RowIssue {
  readonly path: string;
  readonly code: RowCode;
  readonly message: string;
  readonly severity: 'REJECTED' | 'WARNING';
}

/** What became of one row of a bulk write; `index` is its place among the rows given. */
export interface RowOutcome {
  readonly index: number;
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REJECTED';
  readonly issues: readonly RowIssue[];
}

export const rejection = (path: string, code: RowCode, message: string): RowIssue => ({ path, code, message, severity: 'REJECTED' });
export const warning = (path: string, code: RowCode, message: string): RowIssue => ({ path, code, message, severity: 'WARNING' });
export const isRejected = (issues: readonly RowIssue[]): boolean => issues.some(({ severity }) => severity === 'REJECTED');
