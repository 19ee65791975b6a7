export const figures = ['recency', 'frequency', 'monetary'] as const;
export type Figure = (typeof figures)[number];

/** Four ascending values of each figure. */
export type Cuts<V> = Readonly<Record<Figure, readonly V[]>>;

interface OwnCuts {
  readonly recency: number[];
  readonly frequency: number[];
  readonly monetary: string[];
}

const whole = /^\d{1,9}$/;
const money = /^\d{1,12}(\.\d{1,2})?$/;

/** The cut points that were typed; undefined unless each figure has four, each above the one before. */
export function cutsOf(texts: Cuts<string>): OwnCuts | undefined {
  const trimmed = { recency: trim(texts.recency), frequency: trim(texts.frequency), monetary: trim(texts.monetary) };
  const isWhole = [...trimmed.recency, ...trimmed.frequency].every((text) => whole.test(text));
  if (!isWhole || !trimmed.monetary.every((text) => money.test(text))) return undefined;
  if (!figures.every((figure) => rises(trimmed[figure].map(Number)))) return undefined;
  return { recency: trimmed.recency.map(Number), frequency: trimmed.frequency.map(Number), monetary: trimmed.monetary };
}

const trim = (texts: readonly string[]): string[] => texts.map((text) => text.trim());
const rises = (values: readonly number[]): boolean =>
  values.length === 4 && values.every((value, at) => at === 0 || value > (values[at - 1] ?? value));
