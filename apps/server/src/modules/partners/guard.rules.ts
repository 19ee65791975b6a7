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
export function noiseOf(members: Uint32Array, secret: string): number {
  const set = hash('sha256', new Uint8Array(members.buffer, members.byteOffset, members.byteLength), 'buffer');
  const bits = createHmac('sha256', secret).update(set).digest();
  const uniform = (at: number): number => (bits.readUIntBE(at, 6) + 1) / (2 ** 48 + 1);
  return Math.sqrt(-2 * Math.log(uniform(0))) * Math.cos(2 * Math.PI * uniform(6)) * noiseDeviation;
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
