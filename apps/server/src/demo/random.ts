const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Seeded chance (sfc32). The same seed, stream and index always give the same numbers, so a customer can be made again without making
 * those before. One object serves a whole load: `start` begins the next series in place.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  constructor(private readonly seed: number) {
    this.start(0, 0);
  }

  /** Begins the series of one thing (`index`) of one kind (`stream`). */
  start(stream: number, index: number): this {
    this.a = scatter(this.seed ^ 0x9e3779b9);
    this.b = scatter(this.a ^ Math.imul(stream + 1, 0x85ebca6b));
    this.c = scatter(this.b ^ Math.imul(index + 1, 0xc2b2ae35));
    this.counter = 1;
    for (let round = 0; round < 12; round++) this.bits();
    return this;
  }

  /** 32 random bits, unsigned. */
  bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    return this.bits() / 4294967296;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return at(choices, this.below(choices.length));
  }

  /** The place of a weight, given the running totals of the weights. */
  weighted(totals: Float64Array): number {
    const sought = this.next() * (totals[totals.length - 1] ?? 0);
    let low = 0;
    let high = totals.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((totals[middle] ?? 0) <= sought) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Mean 1, most values near 0. */
  exponential(): number {
    return -Math.log(1 - this.next());
  }

  /** Mean 0, standard deviation 1. */
  normal(): number {
    return Math.sqrt(2 * this.exponential()) * Math.cos(2 * Math.PI * this.next());
  }

  /** A UUID v7 of that time (milliseconds since 1970). */
  uuid(time: number): string {
    const high = Math.floor(time / 65536);
    const low = time % 65536;
    const b = this.bits();
    const c = this.bits();
    const d = this.bits();
    return (
      `${byte(high >>> 24)}${byte(high >>> 16)}${byte(high >>> 8)}${byte(high)}-${byte(low >>> 8)}${byte(low)}` +
      `-${byte(0x70 | ((b >>> 24) & 15))}${byte(b >>> 16)}-${byte(0x80 | ((b >>> 8) & 63))}${byte(b)}` +
      `-${byte(c >>> 24)}${byte(c >>> 16)}${byte(c >>> 8)}${byte(c)}${byte(d >>> 24)}${byte(d >>> 16)}`
    );
  }
}

/** Running totals of weights, as `Random.weighted` wants them. */
export function totals(weights: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight));
}

/** The element at a place that is known to exist. */
export function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new RangeError(`There is no element ${place} among ${list.length}.`);
  return found;
}

const byte = (bits: number): string => hex[bits & 255] ?? '';

/** Spreads a number over 32 bits (the finishing step of MurmurHash3). */
export function scatter(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}
