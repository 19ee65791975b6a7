/** Collects the values of one statement; SQL text never holds a value. Equal values share a place, so equal questions have equal text. */
export class Binder {
  readonly values: unknown[] = [];
  private readonly places = new Map<string, number>();

  /** Returns the placeholder of a value, cast to its type: `$3::text`. */
  bind(value: unknown, type: string): string {
    const key = `${type} ${JSON.stringify(value)}`;
    const place = this.places.get(key) ?? this.values.push(value);
    this.places.set(key, place);
    return `$${place}::${type}`;
  }
}

/** A statement ready to run. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Hands out aliases: t1, t2 … unique in one statement; a family sets those of a part apart. */
export class Aliases {
  private next = 0;
  constructor(private readonly family = '') {}
  make(prefix: string): string {
    this.next += 1;
    return `${this.family}${prefix}${this.next}`;
  }
}

/** An SQL name in quotes, for names that come from declarations. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Folds text as the language does (NFKC, lower case), so that contains and starts with ignore case and width. */
export const folded = (sql: string): string => `lower(normalize(${sql}, NFKC) collate "und-x-icu")`;

/** A pattern for `like` that matches the text itself. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
