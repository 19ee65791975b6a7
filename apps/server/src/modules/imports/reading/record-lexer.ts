import { UnreadableFile } from './unreadable-file.js';

/** One record of a text: its cells, and the line it begins on, 1 for the first. */
export interface LexedRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** a quote that opens a cell and is never closed; the record is then the rest of that line, and the next line is a record of its own */
  readonly openQuote: boolean;
}

/** characters of one record at most */
export const longestRecord = 1024 * 1024;
const quote = '"';
const lineEnd = /\r\n|\r|\n/g;

interface Scanned {
  readonly cells: readonly string[];
  readonly end: number;
  readonly openQuote: boolean;
}

/**
 * Cuts a text that comes in pieces into records, as RFC 4180 says, and goes on where it is not kept to: any of the three line ends, quotes
 * inside cells, a quote that is never closed. A program's parser gives a whole file up there, or swallows the rest of it; here one line is
 * lost and said to be. Throws UnreadableFile for a record that is too long.
 */
export class RecordLexer {
  readonly #delimiter: string;
  readonly #stop: RegExp;
  #text = '';
  #line: number;

  /** `line` is the number of the first line. */
  constructor(delimiter: string, line = 1) {
    this.#delimiter = delimiter;
    this.#stop = new RegExp(`[${delimiter === '|' || delimiter === '^' ? `\\${delimiter}` : delimiter}\\r\\n]`, 'g');
    this.#line = line;
  }

  /** The records that are complete with this piece. */
  *push(piece: string): Generator<LexedRecord, void, void> {
    this.#text += piece;
    yield* this.#records(false);
  }

  /** The last record, where the text does not end with a line end. */
  *end(): Generator<LexedRecord, void, void> {
    yield* this.#records(true);
  }

  *#records(isLast: boolean): Generator<LexedRecord, void, void> {
    let start = 0;
    while (start < this.#text.length) {
      const scanned = this.#scan(start, isLast);
      if (!scanned) break;
      const { cells, end, openQuote } = scanned;
      if (end - start > longestRecord) this.#refuse();
      const line = this.#line;
      this.#line += this.#text.slice(start, end).match(lineEnd)?.length ?? 0;
      start = end;
      yield { line, cells, openQuote };
    }
    this.#text = this.#text.slice(start);
    if (this.#text.length > 2 * longestRecord) this.#refuse();
  }

  #refuse(): never {
    throw new UnreadableFile(`The record that begins on line ${this.#line} is longer than 1 MB.`);
  }

  /** The record at `start` with the place behind its line end; undefined when more of the text is needed to say. */
  #scan(start: number, isLast: boolean): Scanned | undefined {
    const text = this.#text;
    const cells: string[] = [];
    for (let at = start; ;) {
      let stop: number;
      if (text[at] === quote) {
        const closing = this.#closing(start, at, isLast);
        if (closing === undefined) return undefined;
        if (closing === 'open') return this.#recover(cells, at, isLast);
        cells.push(text.slice(at + 1, closing).replaceAll('""', quote));
        stop = closing + 1;
      } else {
        stop = this.#next(at);
        if (stop === text.length && !isLast) return undefined;
        cells.push(text.slice(at, stop));
      }
      if (stop === text.length && !isLast) return undefined;
      if (text[stop] !== this.#delimiter) return this.#finish(cells, stop, isLast, false);
      at = stop + 1;
      if (at === text.length && !isLast) return undefined;
    }
  }

  /** Where the next delimiter or line end stands, or the text ends. */
  #next(from: number): number {
    this.#stop.lastIndex = from;
    return this.#stop.exec(this.#text)?.index ?? this.#text.length;
  }

  #finish(cells: readonly string[], stop: number, isLast: boolean, openQuote: boolean): Scanned | undefined {
    const text = this.#text;
    if (text[stop] !== '\r') return { cells, end: Math.min(stop + 1, text.length), openQuote };
    if (stop + 1 === text.length && !isLast) return undefined;
    return { cells, end: text[stop + 1] === '\n' ? stop + 2 : stop + 1, openQuote };
  }

  /**
   * Where the quote that opens at `opening` closes: before a delimiter, a line end or the end. Quotes inside that are neither doubled nor
   * closing are content, but a cell that has them and goes over lines is one that was never closed: it ate the cells behind it.
   */
  #closing(start: number, opening: number, isLast: boolean): number | 'open' | undefined {
    const text = this.#text;
    let hasStray = false;
    for (let from = opening + 1; ;) {
      const at = text.indexOf(quote, from);
      if (at < 0 || at - start > longestRecord) return isLast || text.length - start > longestRecord ? 'open' : undefined;
      if (at + 1 === text.length && !isLast) return undefined;
      const after = text[at + 1];
      if (after === quote) {
        from = at + 2;
        continue;
      }
      if (after === undefined || after === this.#delimiter || after === '\n' || after === '\r') {
        return hasStray && /[\r\n]/.test(text.slice(opening, at)) ? 'open' : at;
      }
      hasStray = true;
      from = at + 1;
    }
  }

  /** The rest of the line as it stands, cut at delimiters. */
  #recover(cells: readonly string[], opening: number, isLast: boolean): Scanned | undefined {
    const text = this.#text;
    lineEnd.lastIndex = opening;
    const stop = lineEnd.exec(text)?.index ?? text.length;
    lineEnd.lastIndex = 0;
    return this.#finish([...cells, ...text.slice(opening, stop).split(this.#delimiter)], stop, isLast, true);
  }
}

/** The records of a text that is whole, or of the beginning of one: then the last record, which may be cut, is left out. */
export function recordsOf(text: string, delimiter: string, isWhole = true): LexedRecord[] {
  const lexer = new RecordLexer(delimiter);
  return [...lexer.push(text), ...(isWhole ? lexer.end() : [])];
}
