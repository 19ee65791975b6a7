import type { TextSpan } from '../issues.js';

export interface Comment {
  readonly text: string;
  /** Whether it follows a token on the same line. */
  readonly trailing: boolean;
}

/** `value` is the text itself, for strings what they say. Comments that precede a token travel with it. */
export interface Token extends TextSpan {
  readonly kind: 'word' | 'string' | 'number' | 'date' | 'instant' | 'mark' | 'end';
  readonly value: string;
  readonly comments: readonly Comment[];
}

export class SyntaxTrouble extends Error {
  constructor(
    readonly expected: string,
    readonly span: TextSpan,
    readonly code: 'SYNTAX' | 'TOO_DEEP' | 'TOO_MANY' | 'EMPTY_GROUP' | 'EMPTY_LIST' = 'SYNTAX',
  ) {
    super(expected);
  }
}

const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*/uy;
const STRING = /"[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*"/y; // one loop over plain letters: a megabyte without an end takes 2 ms
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})/y;
const DATE = /\d{4}-\d{2}-\d{2}/y;
const NUMBER = /-?\d+(?:\.\d+)?/y;
const MARK = /!=|<=|>=|[=<>(),.]/y;
const SPACE = /\s+/y;
const COMMENT = /--[^\n]*/y;

const DATE_TEXT = new RegExp(`^(?:${DATE.source})$`);
const INSTANT_TEXT = new RegExp(`^(?:${INSTANT.source})$`);
const WORD_TEXT = new RegExp(`^(?:${WORD.source})$`, 'u');

export function looksLikeDate(text: string): boolean {
  return DATE_TEXT.test(text);
}
export function looksLikeInstant(text: string): boolean {
  return INSTANT_TEXT.test(text);
}
export function looksLikeWord(text: string): boolean {
  return WORD_TEXT.test(text);
}

type Kinds = readonly (readonly [Token['kind'], RegExp])[];
const QUOTED: Kinds = [['string', STRING]];
const FIGURES: Kinds = [
  ['instant', INSTANT],
  ['date', DATE],
  ['number', NUMBER],
];
const OTHERS: Kinds = [
  ['mark', MARK],
  ['word', WORD],
];

/** What a token that begins with this character may be: lists have ten thousand values, and each pattern tried costs. */
function kindsAt(text: string, at: number): Kinds {
  const first = text.charAt(at);
  if (first === '"') return QUOTED;
  return first === '-' || (first >= '0' && first <= '9') ? FIGURES : OTHERS;
}

const NO_COMMENTS: readonly Comment[] = [];

/** Cuts the text into tokens as they are asked for; the last one is the end. Throws SyntaxTrouble at what belongs to no token. */
export function* tokens(text: string): Generator<Token, void, void> {
  let comments: Comment[] | undefined;
  let at = 0;
  let fresh = true;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };

  while (at < text.length) {
    const space = mayBeSpace(text.charCodeAt(at)) ? match(SPACE) : undefined;
    if (space) {
      fresh ||= space.includes('\n');
      at += space.length;
      continue;
    }
    const comment = text.startsWith('--', at) ? match(COMMENT) : undefined;
    if (comment) {
      comments ??= [];
      comments.push({ text: comment.slice(2).replace(/^ /, '').trimEnd(), trailing: !fresh });
      at += comment.length;
      continue;
    }
    const token = oneToken(match, text, at, comments ?? NO_COMMENTS);
    yield token;
    at = token.end;
    comments = undefined;
    fresh = false;
  }
  yield { kind: 'end', value: '', start: text.length, end: text.length, comments: comments ?? NO_COMMENTS };
}

/** All white space is a blank, a control character or beyond ASCII. */
function mayBeSpace(code: number): boolean {
  return code <= 0x20 || code > 0x7f;
}

function oneToken(match: (pattern: RegExp) => string | undefined, text: string, start: number, comments: readonly Comment[]): Token {
  for (const [kind, pattern] of kindsAt(text, start)) {
    const value = match(pattern);
    if (value === undefined) continue;
    const end = start + value.length;
    return { kind, value: kind === 'string' ? unquote(value, { start, end }) : value, start, end, comments };
  }
  throw text[start] === '"'
    ? new SyntaxTrouble('a closing " on the same line', { start, end: lineEnd(text, start) })
    : new SyntaxTrouble('a name, a value, a comparison or a bracket', {
        start,
        end: start + String.fromCodePoint(text.codePointAt(start) ?? 0).length,
      });
}

const NEEDS_READING = /[\\\p{Cc}]/u;

function unquote(quoted: string, span: TextSpan): string {
  if (!NEEDS_READING.test(quoted)) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new SyntaxTrouble('text with the escapes \\" \\\\ \\n \\t \\uXXXX', span);
  }
}

function lineEnd(text: string, start: number): number {
  const end = text.slice(start).search(/[\r\n]/);
  return end < 0 ? text.length : start + end;
}
