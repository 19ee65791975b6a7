import type { Path } from './ast.js';
import type { Words } from './catalogue.js';

/** The closed list of what can be wrong with a condition. */
export type IssueCode =
  | 'SYNTAX'
  | 'WRONG_SHAPE'
  | 'UNKNOWN_PROPERTY'
  | 'UNKNOWN_FIELD'
  | 'UNKNOWN_FACT'
  | 'UNKNOWN_SEGMENT'
  | 'UNKNOWN_OPERATOR'
  | 'UNKNOWN_VALUE'
  | 'WRONG_TYPE'
  | 'EMPTY_GROUP'
  | 'EMPTY_LIST'
  | 'EMPTY_TEXT'
  | 'LIST_TOO_LONG'
  | 'TOO_DEEP'
  | 'TOO_MANY'
  | 'BAD_WINDOW'
  | 'BAD_DATE'
  | 'NOT_A_CHILD'
  | 'NOT_HERE'
  | 'FIELD_NEEDED'
  | 'FIELD_NOT_ALLOWED'
  | 'WHERE_NEEDED';

/** A place in the text: UTF-16 offsets, `end` exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** The place of every node in the text, by `path.join('.')`. */
export type Spans = ReadonlyMap<string, TextSpan>;

/** What is wrong, where (path in the tree, span in the text when there is one), and what was expected. A fix replaces the node at the path by its text. */
export interface LanguageIssue {
  readonly code: IssueCode;
  readonly path: Path;
  readonly span?: TextSpan;
  readonly expected: string;
  readonly fix?: { readonly title: Words; readonly replacement: string };
}

export const LIMITS = { conditions: 500, depth: 12, list: 10_000 } as const;
