/** How a customer stands: days since the last order, orders, money spent. */
export interface RfmFigures {
  readonly recencyDays: number;
  readonly orders: number;
  readonly spent: number;
}

/** Scores from 1 to 5, 5 the best. */
export interface RfmScore {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

/** Four ascending values between the fives of a figure. */
export type CutPoints = readonly [number, number, number, number];

export interface RfmCuts {
  /** days */
  readonly recency: CutPoints;
  /** orders */
  readonly frequency: CutPoints;
  /** money, in the unit of the figures */
  readonly monetary: CutPoints;
}

/** The quantile of ascending values at p between 0 and 1, with linear interpolation between neighbours (Hyndman and Fan's type 7); 0 of none. */
export function quantile(ascending: readonly number[], p: number): number {
  const place = p * (ascending.length - 1);
  const below = ascending[Math.floor(place)] ?? 0;
  const above = ascending[Math.ceil(place)] ?? below;
  return below + (place - Math.floor(place)) * (above - below);
}

/** A quantile as a cut point: rounded up to a whole day, order or unit of money, as people can say it. */
export const wholeCut = (value: number, unit = 1): number => Math.ceil(value / unit - 1e-9) * unit;

/** The values that part figures into fifths, rounded up to whole units. */
export function fifths(values: readonly number[], unit = 1): CutPoints {
  const ascending = values.toSorted((a, b) => a - b);
  const cut = (p: number): number => wholeCut(quantile(ascending, p), unit);
  return [cut(0.2), cut(0.4), cut(0.6), cut(0.8)];
}

/** Cut points of customers by fifths of each figure; `unit` is what a whole unit of money is in `spent`, 100 where that is in cents. */
export const fifthsOf = (figures: readonly RfmFigures[], unit = 1): RfmCuts => ({
  recency: fifths(figures.map(({ recencyDays }) => recencyDays)),
  frequency: fifths(figures.map(({ orders }) => orders)),
  monetary: fifths(
    figures.map(({ spent }) => spent),
    unit,
  ),
});

/**
 * The fifth a value falls into, 1 the lowest. The tie rule: a value equal to a cut point belongs below it, so customers of equal value always have
 * equal scores, and fifths of figures with many ties are of unequal size.
 */
export const fifthOf = (value: number, cuts: CutPoints): number => 1 + cuts.filter((cut) => value > cut).length;

/** Scores by cut points; few days since the last order are good, so recency counts from the other end. */
export const rfmScore = ({ recencyDays, orders, spent }: RfmFigures, cuts: RfmCuts): RfmScore => ({
  recency: 6 - fifthOf(recencyDays, cuts.recency),
  frequency: fifthOf(orders, cuts.frequency),
  monetary: fifthOf(spent, cuts.monetary),
});
