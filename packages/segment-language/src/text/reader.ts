import { SyntaxTrouble, tokens, type Token } from './lexer.js';

/** A cursor over the tokens. Comments met on the way wait in `loose` until the node they stand in takes them. */
export class Reader {
  private readonly coming: Iterator<Token, void>;
  private readonly tokens: Token[] = [];
  private at = 0;
  private taken = 0;
  private loose: string[] = [];

  constructor(text: string) {
    this.coming = tokens(text);
  }

  peek(ahead = 0): Token {
    while (this.tokens.length <= this.at + ahead) {
      const next = this.coming.next();
      if (next.done) break;
      this.tokens.push(next.value);
    }
    const token = this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
    if (!token) throw new RangeError('a text has at least its end');
    return token;
  }

  /** Where the token before the cursor ended. */
  get lastEnd(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  next(): Token {
    const token = this.peek();
    if (token.comments.length > this.taken) this.loose.push(...this.takeComments(() => true));
    this.at += 1;
    this.taken = 0;
    return token;
  }

  /** Whether these words or this mark come next. */
  sees(phrase: string): boolean {
    return phrase.includes(' ') ? phrase.split(' ').every((part, index) => this.isNext(part, index)) : this.isNext(phrase, 0);
  }

  private isNext(part: string, ahead: number): boolean {
    const { kind, value } = this.peek(ahead);
    return value === part && (kind === 'word' || kind === 'mark');
  }

  /** Steps over these words or this mark if they come next. */
  accept(phrase: string): boolean {
    if (!this.sees(phrase)) return false;
    for (const _ of phrase.split(' ')) this.next();
    return true;
  }

  expect(phrase: string): void {
    if (!this.accept(phrase)) this.fail(`"${phrase}"`);
  }

  fail(expected: string, code?: SyntaxTrouble['code']): never {
    const { start, end } = this.peek();
    throw new SyntaxTrouble(expected, { start, end }, code);
  }

  /** The comments before the coming token. */
  leading(): string[] {
    return this.takeComments(() => true);
  }

  /** The comments that stand behind the last token on its line; before a closing bracket and the end, all of them. */
  trailing(): string[] {
    const coming = this.peek();
    const closing = coming.kind === 'end' || coming.value === ')';
    return this.takeComments((trailing) => trailing || closing);
  }

  /** The comments of the tokens stepped over since the mark, which `mark` gives. */
  looseSince(mark: number): string[] {
    return this.loose.splice(mark);
  }
  get mark(): number {
    return this.loose.length;
  }

  private takeComments(wanted: (trailing: boolean) => boolean): string[] {
    const { comments } = this.peek();
    const found: string[] = [];
    for (let comment = comments[this.taken]; comment && wanted(comment.trailing); comment = comments[this.taken]) {
      found.push(comment.text);
      this.taken += 1;
    }
    return found;
  }
}
