const lanczosFirst = 0.9999999999998099;
const lanczosRest: readonly number[] = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
  9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(z) for z > 0, to about 15 digits. Lanczos' approximation, g = 7, n = 9. */
export function lnGamma(z: number): number {
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - lnGamma(1 - z);
  const x = z - 1;
  const sum = lanczosRest.reduce((total, coefficient, index) => total + coefficient / (x + index + 1), lanczosFirst);
  const t = x + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** ln(eᵃ + eᵇ), whatever the size of a and b; −∞ stands for nothing. */
export function lnSum(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === -Infinity ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
}

/** ln(eᵃ − eᵇ) for a ≥ b; −∞ when they are equal, or when rounding has put them the wrong way round. */
export const lnDifference = (a: number, b: number): number => (a <= b ? -Infinity : a + Math.log(-Math.expm1(b - a)));

const tiny = 1e-300;

/**
 * ln ₂F₁(1, b; c; z) for 0 ≤ z < 1 and 0 < b < c, by Gauss's continued fraction (Lentz's method). It converges like
 * ((1 − √(1−z)) / (1 + √(1−z)))ⁿ, so quickly even where the power series needs thousands of terms.
 */
export function lnHypergeometricOne(b: number, c: number, z: number): number {
  const base = c - 1;
  let value = 1;
  let [numerator, denominator] = [1, 0];
  for (let n = 1; n < 100_000; n += 1) {
    const half = n >> 1;
    const k =
      n % 2 === 1
        ? ((-base - half) * (b + half)) / ((base + n - 1) * (base + n))
        : ((b - base - half) * half) / ((base + n - 1) * (base + n));
    denominator = 1 / (1 + k * z * denominator || tiny);
    numerator = 1 + (k * z) / numerator || tiny;
    const step = numerator * denominator;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return -Math.log(value);
}

const mostTerms = 200_000;

/**
 * (1 − z)ᵃ ₂F₁(a, b; c; z) for 0 ≤ z < 1 and positive a, b, c, of which neither factor need be finite on its own. Of the power series and its
 * Euler transform (1 − z)ᶜ⁻ᵇ ₂F₁(c − a, c − b; c; z) the one is summed whose terms fall sooner.
 */
export function scaledHypergeometric(a: number, b: number, c: number, z: number): number {
  if (a + b <= c) return Math.exp(a * Math.log1p(-z)) * series(a, b, c, z);
  return Math.exp((c - b) * Math.log1p(-z)) * series(c - a, c - b, c, z);
}

function series(a: number, b: number, c: number, z: number): number {
  let [sum, term] = [1, 1];
  for (let n = 0; n < mostTerms; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) <= 1e-16 * Math.abs(sum)) break;
  }
  return sum;
}
