import { hash, createHmac } from 'node:crypto';

/** A group, and the rest, must have this many customers at least. */
export const leastGroup = 50;
/** New questions that a recipient may put in a day of the organisation's zone. */
export const questionsPerDay = 30;
/**
 * Standard deviation of the noise, in customers. It goes with the questions of a day: somebody who knows everything of everybody but one bit of
 * one customer, and spends a day's q questions on it, averages the noise down to σ/√q and guesses right in Φ(√q / 2σ) of cases, which is 0.544.
 */
export const noiseDeviation = 25;
/** Figures are multiples of this. */
export const roundedTo = 10;
/** Noise that a group at the edge could have is not taken for size: shown is only what stands above the edge by three deviations. */
const edge = leastGroup + 3 * noiseDeviation;

/**
 * Noise that belongs to a set of customers: the same set has the same noise for good, however it is asked for, and another set another. Normal,
 * by Box and Muller (1958), out of an HMAC of the set with the installation's secret.
 */
export function noiseOf(members: Uint32Array, secret: string, of = ''): number {
  return standardNoise(members, secret, of) * noiseDeviation;
}

/** The same with deviation 1. `of` says what is told of the set, so that two figures of one set have noise that has nothing to do with each other. */
function standardNoise(members: Uint32Array, secret: string, of: string): number {
  const set = hash('sha256', new Uint8Array(members.buffer, members.byteOffset, members.byteLength), 'buffer');
  const bits = createHmac('sha256', secret).update(set).update(of).digest();
  const uniform = (at: number): number => (bits.readUIntBE(at, 6) + 1) / (2 ** 48 + 1);
  return Math.sqrt(-2 * Math.log(uniform(0))) * Math.cos(2 * Math.PI * uniform(6));
}

/** The figure that may be told of a group among `total`; undefined where the group or the rest is too small. `members` are in ascending order. */
export function guardedFigure(members: Uint32Array, total: number, secret: string): number | undefined {
  const rest = total - members.length;
  if (members.length < leastGroup || rest < leastGroup) return undefined;
  const noise = noiseOf(members, secret);
  if (members.length + noise < edge || rest - noise < edge) return undefined;
  return Math.round((members.length + noise) / roundedTo) * roundedTo;
}

/** Whether two groups among `total` are so alike, or one so like the rest of the other, that their figures would tell of single customers. */
export const areNear = (differing: number, total: number): boolean => differing < leastGroup || total - differing < leastGroup;

/** Share of customers whose values may be larger than the bound. */
const beyondBound = 0.01;

/**
 * How far from nought one customer's value goes into a sum: all but the largest 1 % of values, and all but k of them at least, are within; rounded
 * up to 1, 2 or 5 times a power of ten, so that a single customer moves it by chance only. Undefined for fewer values than two groups have.
 */
export function boundOf(values: readonly number[]): number | undefined {
  if (values.length < 2 * leastGroup) return undefined;
  const sizes = values.map(Math.abs).toSorted((a, b) => b - a);
  const within = sizes[Math.max(leastGroup, Math.ceil(values.length * beyondBound))] ?? 0;
  const power = 10 ** Math.floor(Math.log10(Math.max(within, 1)));
  return ([1, 2, 5].find((one) => one * power >= within) ?? 10) * power;
}

/** What is told of the values of a group. */
export enum SummedAs {
  SUM = 'sum',
  AVERAGE = 'average',
}

/** What a sum, or an average, within a bound is a multiple of. */
export const stepOf = (as: SummedAs, bound: number): number => (as === SummedAs.SUM ? bound * roundedTo : bound / 100);

/**
 * The sum, or the average, that may be told of the values of a group among `total` customers who have one; undefined where a count of them would
 * not be told either. With B the bound, σ the deviation of counts, n the group and v its values, each cut to -B … B, and z normal noise that
 * belongs to group, values and field:
 *
 *   sum      Σ v + z σ B          to multiples of 10 B
 *   average  (Σ v + 2 z σ B) / n  to multiples of B / 100
 *
 * One customer moves the sum by B and the average by 2 B / n at most: as much, against its noise, as they move a count. `members` are in ascending order.
 */
export function guardedSum(
  members: Uint32Array,
  values: readonly number[],
  { total, bound, as, field }: { readonly total: number; readonly bound: number; readonly as: SummedAs; readonly field: string },
  secret: string,
): number | undefined {
  if (guardedFigure(members, total, secret) === undefined) return undefined;
  const sum = values.reduce((all, one) => all + Math.max(-bound, Math.min(bound, one)), 0);
  const noise = noiseOf(members, secret, `${as} ${field} ${sum}`) * bound;
  const step = stepOf(as, bound);
  return Math.round((as === SummedAs.SUM ? sum + noise : (sum + 2 * noise) / members.length) / step) * step;
}
