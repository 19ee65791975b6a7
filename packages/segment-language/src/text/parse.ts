import { childrenOf, FNS, type Condition, type Fn, type Path } from '../ast.js';
import type { LanguageIssue, Spans, TextSpan } from '../issues.js';
import { SyntaxTrouble } from './lexer.js';
import { parseDate, parseTest, parseText, parseWindow } from './parse-test.js';
import { Reader } from './reader.js';

/** A condition with the place of each node in the text, or what was wrong. */
export type Parsed =
  | { readonly ok: true; readonly condition: Condition; readonly spans: Spans }
  | { readonly ok: false; readonly issues: readonly LanguageIssue[] };

/** Far above what the validator allows; it only protects the stack. */
const DEEPEST = 100;
/** Far above what the validator allows; it only protects the time of others. */
const MOST = 1000;

/**
 * Reads a line of text into a tree. A number becomes a number when that says exactly the same, otherwise its decimal text
 * (`0.1234567890123456789`); decimal text in quotes after an ordering (`total >= "500.00"`) is the number too. Never throws.
 */
export function parse(text: string): Parsed {
  try {
    return new Parser(text).all();
  } catch (trouble) {
    if (!(trouble instanceof SyntaxTrouble)) throw trouble;
    return { ok: false, issues: [{ code: trouble.code, path: [], span: trouble.span, expected: trouble.expected }] };
  }
}

class Parser {
  private readonly reader: Reader;
  private readonly places = new Map<Condition, TextSpan>();
  private depth = 0;
  private comparisons = 0;

  constructor(text: string) {
    this.reader = new Reader(text);
  }

  all(): Parsed {
    const condition = this.condition();
    if (this.reader.peek().kind !== 'end') this.reader.fail('"and", "or" or the end');
    const spans = new Map<string, TextSpan>();
    const visit = (node: Condition, path: Path): void => {
      const place = this.places.get(node);
      if (place) spans.set(path.join('.'), place);
      childrenOf(node).forEach((child, index) => visit(child, [...path, index]));
    };
    visit(condition, []);
    return { ok: true, condition, spans };
  }

  private condition(lead: string[] = []): Condition {
    return this.joined('or', 'any', lead, (first) => this.joined('and', 'all', first, (before) => this.factor(before)));
  }

  /** Comments on lines of their own before "and" or "or" belong to what follows. */
  private joined(word: 'and' | 'or', kind: 'all' | 'any', lead: string[], part: (lead: string[]) => Condition): Condition {
    const start = this.reader.peek().start;
    const children = [part(lead)];
    while (this.reader.sees(word)) {
      const before = this.reader.leading();
      this.reader.accept(word);
      children.push(part(before));
    }
    const [only, second] = children;
    return only && !second ? only : this.made({ kind, children }, start);
  }

  private factor(lead: string[]): Condition {
    if (this.depth >= DEEPEST) this.reader.fail('fewer brackets within brackets', 'TOO_DEEP');
    this.depth += 1;
    const notes = [...lead, ...this.reader.leading()];
    const start = this.reader.peek().start;
    const node = this.bare(notes, start);
    this.depth -= 1;
    return node;
  }

  private bare(notes: string[], start: number): Condition {
    const { reader } = this;
    if (reader.accept('not')) return this.noted({ kind: 'not', child: this.factor([]) }, notes, start);
    if (reader.accept('(')) {
      if (reader.sees(')')) reader.fail('at least one condition', 'EMPTY_GROUP');
      const inner = this.condition();
      const place = this.places.get(inner);
      if (!reader.accept(')')) reader.fail('"and", "or" or ")"');
      const group = inner.kind === 'all' || inner.kind === 'any';
      return this.noted(inner, [...notes, ...reader.trailing()], group || !place ? start : place.start, group ? undefined : place?.end);
    }
    const mark = reader.mark;
    const leaf = this.comparison();
    const end = reader.lastEnd;
    return this.noted(leaf, [...notes, ...reader.looseSince(mark), ...reader.trailing()], start, end);
  }

  private comparison(): Condition {
    const { reader } = this;
    if (this.comparisons >= MOST) reader.fail('fewer conditions', 'TOO_MANY');
    this.comparisons += 1;
    if (reader.accept('member of')) {
      const segment = parseText(reader);
      return reader.accept('on') ? { kind: 'member', segment, on: parseDate(reader) } : { kind: 'member', segment };
    }
    const fn = FNS.find((name) => reader.sees(`${name} (`));
    if (fn) return this.measure(fn);
    const field = this.name();
    return { kind: 'compare', field, ...parseTest(reader) };
  }

  private measure(fn: Fn): Condition {
    const { reader } = this;
    reader.expect(`${fn} (`);
    const fact = this.segment();
    const field = reader.accept('.') ? this.name() : undefined;
    const window = parseWindow(reader);
    const where = reader.accept('where') ? this.condition() : undefined;
    if (!reader.accept(')')) reader.fail(where ? '"and", "or" or ")"' : 'a window, "where" or ")"');
    return {
      kind: 'measure',
      fn,
      fact,
      ...(field === undefined ? {} : { field }),
      ...(window ? { window } : {}),
      ...(where ? { where } : {}),
      ...parseTest(reader),
    };
  }

  private name(): string {
    const parts = [this.segment()];
    while (this.reader.accept('.')) parts.push(this.segment());
    return parts.join('.');
  }

  private segment(): string {
    const { kind } = this.reader.peek();
    if (kind !== 'word' && kind !== 'string')
      this.reader.fail(this.reader.peek().kind === 'end' ? 'a condition' : 'a field, a measure, "not" or "("');
    return this.reader.next().value;
  }

  private noted(node: Condition, notes: readonly string[], start: number, end?: number): Condition {
    const note = (node.note === undefined ? notes : [...notes, node.note]).join('\n');
    return this.made(note ? { ...node, note } : node, start, end);
  }

  private made(node: Condition, start: number, end = this.reader.lastEnd): Condition {
    this.places.set(node, { start, end });
    return node;
  }
}
