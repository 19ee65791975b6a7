import type { MetricDimension } from '../../gql/graphql.js';
import { everyKey, isTime } from './asked.js';

/** A row of an answer: its keys, a figure for each measure, and the figures of the days it is held against. */
export interface AnswerRow {
  readonly keys: readonly string[];
  readonly values: readonly (number | null)[];
  readonly before: readonly (number | null)[] | undefined;
}

interface Sent {
  readonly keys: readonly string[];
  readonly values: readonly (string | null)[];
}

const figures = (values: readonly (string | null)[]): readonly (number | null)[] =>
  values.map((value) => (value === null ? null : Number(value)));
const none = (values: readonly unknown[]): readonly null[] => values.map(() => null);
const nameOf = (keys: readonly string[]): string => JSON.stringify(keys);

/** Rows side by side with those they are held against; a key that only one of the two has is there too. */
export function answerRows(rows: readonly Sent[], before: readonly Sent[] | undefined): readonly AnswerRow[] {
  const earlier = new Map(before?.map((row) => [nameOf(row.keys), figures(row.values)]));
  const now = new Set(rows.map(({ keys }) => nameOf(keys)));
  const gone = (before ?? []).filter(({ keys }) => !now.has(nameOf(keys)));
  return [
    ...rows.map(({ keys, values }) => ({
      keys,
      values: figures(values),
      before: before && (earlier.get(nameOf(keys)) ?? none(values)),
    })),
    ...gone.map(({ keys, values }) => ({ keys, values: none(values), before: figures(values) })),
  ];
}

/** Change as a share of what was; null where there was nothing. */
export const changeOf = (now: number | null, before: number | null | undefined): number | null =>
  now === null || before == null || before === 0 ? null : (now - before) / Math.abs(before);

export interface Series {
  readonly keys: readonly string[];
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

const mostLines = 6;
const sizeOf = (line: ReadonlyMap<string, number | null>): number =>
  [...line.values()].reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** The first measure over time; by a second dimension one line for each of its biggest keys. Undefined where the first dimension is no time. */
export function seriesOf(
  rows: readonly AnswerRow[],
  dimensions: readonly MetricDimension[],
  nameRest: (keys: readonly string[]) => string,
): Series | undefined {
  const [first] = dimensions;
  if (first === undefined || !isTime(first) || rows.length === 0) return undefined;
  const keys = everyKey(
    first,
    rows.map((row) => row.keys[0] ?? ''),
  );
  const byName = new Map<string, Map<string, number | null>>();
  for (const row of rows) {
    const name = nameRest(row.keys.slice(1));
    const line = byName.get(name) ?? new Map<string, number | null>();
    byName.set(name, line.set(row.keys[0] ?? '', row.values[0] ?? null));
  }
  const biggest = [...byName].toSorted(([, a], [, b]) => sizeOf(b) - sizeOf(a)).slice(0, mostLines);
  return { keys, lines: biggest.map(([name, line]) => ({ name, values: keys.map((key) => line.get(key) ?? 0) })) };
}
