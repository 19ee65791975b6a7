/** A cell of the grid of scores. */
export interface Cell {
  readonly recency: number;
  readonly frequency: number;
}

export const keyOf = ({ recency, frequency }: Cell): string => `${recency}.${frequency}`;

const listed = (field: string, values: readonly number[]): string =>
  values.length === 1 ? `${field} = ${values[0]}` : `${field} in (${values.join(', ')})`;

/**
 * The condition of the customers of some cells, in as few words as rows of the grid allow: cells whose recencies have the same frequencies are
 * said together. Undefined of none.
 */
export function conditionOf(cells: readonly Cell[]): string | undefined {
  const frequencies = new Map<number, number[]>();
  for (const { recency, frequency } of cells) frequencies.set(recency, [...(frequencies.get(recency) ?? []), frequency].toSorted());
  const recencies = new Map<string, number[]>();
  for (const [recency, found] of frequencies)
    recencies.set(found.join(', '), [...(recencies.get(found.join(', ')) ?? []), recency].toSorted());
  const parts = [...recencies].map(
    ([found, of]) => `${listed('rfmRecency', of)} and ${listed('rfmFrequency', found.split(', ').map(Number))}`,
  );
  if (parts.length < 2) return parts[0];
  return parts.map((part) => `(${part})`).join(' or ');
}
