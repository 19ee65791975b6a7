import { expect, test } from 'vitest';
import {
  associationRules,
  bgNbdExpected,
  bgNbdExpectedOfNew,
  bgNbdLogLikelihood,
  correlation,
  countHistories,
  fifthsOf,
  fitBgNbd,
  fitGammaGamma,
  fitParetoNbd,
  gammaGammaMean,
  groupOf,
  paretoNbdLogLikelihood,
  type PurchaseHistory,
  type RfmGroup,
  rfmScore,
} from './index.js';
import { isThere, jsonOf, rowsOf } from './testing/shared-data.js';

const cdnow = 'cdnow/cdnow_cbs.csv';
const customers = (): readonly PurchaseHistory[] =>
  rowsOf(cdnow).map((row) => ({ repeats: Number(row['x']), recency: Number(row['t.x']), age: Number(row['T.cal']) }));
const published = () =>
  jsonOf('cdnow/published-results.json') as Readonly<Record<'bgnbd_cdnow' | 'gg_cdnow' | 'pnbd_cdnow', Readonly<Record<string, number>>>>;
/** Within a hundredth of what was published. */
const near = (found: object, wanted: Readonly<Record<string, number>>): void => {
  for (const [name, value] of Object.entries(found)) expect(Math.abs(value / (wanted[name] ?? 0) - 1), name).toBeLessThan(0.01);
};

/** Within a hundredth of the published optimum, and not above it by more than what its digits leave open: nothing is likelier than the optimum. */
function atOptimum(logLikelihood: number, wanted: number | undefined): void {
  expect(logLikelihood).toBeGreaterThan((wanted ?? NaN) - 0.01);
  expect(logLikelihood).toBeLessThan((wanted ?? NaN) + 0.001);
}

test.skipIf(!isThere(cdnow))('BG/NBD on CDNOW comes out as published (needs ../shared/data)', () => {
  const { bgnbd_cdnow: wanted } = published();
  const { parameters, logLikelihood, isConverged, atBound } = fitBgNbd(countHistories(customers()));
  near(parameters, wanted);
  expect({ isConverged, atBound }).toEqual({ isConverged: true, atBound: [] });
  atOptimum(logLikelihood, wanted['LL']);
  const fixed = { r: wanted['r'] ?? 0, alpha: wanted['alpha'] ?? 0, a: wanted['a'] ?? 0, b: wanted['b'] ?? 0 };
  expect(bgNbdLogLikelihood(fixed, countHistories(customers()))).toBeCloseTo(wanted['LL'] ?? 0, 6);
  expect(bgNbdExpectedOfNew(fixed, 52)).toBeCloseTo(wanted['E52'] ?? 0, 6);
  expect(customers().reduce((sum, customer) => sum + bgNbdExpected(fixed, customer, 39), 0)).toBeCloseTo(wanted['sumCE39'] ?? 0, 4);
});

test.skipIf(!isThere(cdnow))('Pareto/NBD on CDNOW comes out as published (needs ../shared/data)', () => {
  const { pnbd_cdnow: wanted } = published();
  const { parameters, logLikelihood, isConverged } = fitParetoNbd(countHistories(customers()));
  near(parameters, wanted);
  expect(isConverged).toBe(true);
  atOptimum(logLikelihood, wanted['LL']);
  const fixed = { r: wanted['r'] ?? 0, alpha: wanted['alpha'] ?? 0, s: wanted['s'] ?? 0, beta: wanted['beta'] ?? 0 };
  expect(paretoNbdLogLikelihood(fixed, countHistories(customers()))).toBeCloseTo(wanted['LL'] ?? 0, 6);
});

test.skipIf(!isThere(cdnow))('gamma-gamma on CDNOW comes out as published (needs ../shared/data)', () => {
  const { gg_cdnow: wanted } = published();
  const spends = rowsOf(cdnow)
    .map((row) => ({ purchases: Number(row['x']), mean: Number(row['m_x']) }))
    .filter(({ purchases }) => purchases > 0);
  const { parameters, logLikelihood } = fitGammaGamma(spends);
  near(parameters, wanted);
  atOptimum(logLikelihood, wanted['LL']);
  expect(spends.length).toBe(wanted['n']);
  expect(correlation(spends)).toBeCloseTo(wanted['corr'] ?? 0, 6);
  expect(gammaGammaMean(parameters)).toBeCloseTo(wanted['pop_mean'] ?? 0, 2);
});

/** The ten groups that the publication divides its scores into. */
const tenGroups: readonly RfmGroup[] = [
  { key: 'Champions', recency: [5, 5], frequency: [5, 5], monetary: [5, 5] },
  { key: 'Potential Loyalist', recency: [3, 5], frequency: [3, 5], monetary: [2, 5] },
  { key: 'Loyal Customers', recency: [2, 4], frequency: [2, 4], monetary: [2, 4] },
  { key: 'Promising', recency: [3, 4], frequency: [1, 3], monetary: [3, 5] },
  { key: 'New Customers', recency: [4, 5], frequency: [1, 3], monetary: [1, 5] },
  { key: "Can't Lose Them", recency: [1, 2], frequency: [3, 4], monetary: [4, 5] },
  { key: 'At Risk', recency: [1, 2], frequency: [2, 5], monetary: [4, 5] },
  { key: 'Need Attention', recency: [1, 3], frequency: [3, 5], monetary: [3, 5] },
  { key: 'About To Sleep', recency: [2, 3], frequency: [1, 3], monetary: [1, 4] },
  { key: 'Lost', recency: [1, 1], frequency: [1, 5], monetary: [1, 5] },
];

test.skipIf(!isThere('rfm/expected-scores.csv'))('all scores and groups of the published RFM table come out (needs ../shared/data)', () => {
  const rows = rowsOf('rfm/expected-scores.csv');
  const figures = rows.map((row) => ({
    recencyDays: Number(row['recency_days']),
    orders: Number(row['transaction_count']),
    spent: Number(row['amount']),
  }));
  const cuts = fifthsOf(figures);
  const scored = figures.map((figure) => rfmScore(figure, cuts));
  expect(scored).toEqual(rows.map((row) => ({ recency: Number(row['R']), frequency: Number(row['F']), monetary: Number(row['M']) })));
  expect(scored.map((score) => groupOf(score, tenGroups))).toEqual(rows.map((row) => row['segment']));
});

const shown = (given: readonly string[], also: string, figures: readonly number[]): string =>
  `${given.toSorted().join(' + ')} → ${also}: ${figures.map((figure) => figure.toFixed(6)).join(' ')}`;

test.skipIf(!isThere('groceries/groceries.csv'))(
  'the published rules of the groceries come out to the count (needs ../shared/data)',
  () => {
    const baskets = new Map<string, Set<string>>();
    for (const { transaction_id: id = '', item = '' } of rowsOf('groceries/groceries.csv'))
      baskets.set(id, (baskets.get(id) ?? new Set()).add(item));
    const items = [...new Set([...baskets.values()].flatMap((basket) => [...basket]))].toSorted();
    const numbers = new Map(items.map((item, index) => [item, index]));
    const coded = [...baskets.values()].map((basket) => [...basket].map((item) => numbers.get(item) ?? -1).toSorted((a, b) => a - b));
    const rules = associationRules(coded, { support: 0.01, confidence: 0.5, most: 2 });
    expect(
      rules
        .map((rule) =>
          shown(
            rule.given.map((item) => items[item] ?? ''),
            items[rule.also] ?? '',
            [rule.count, rule.support, rule.confidence, rule.lift],
          ),
        )
        .toSorted(),
    ).toEqual(
      rowsOf('groceries/rules-sup0.01-conf0.5.csv')
        .map((row) =>
          shown(
            (row['lhs'] ?? '').split('|'),
            row['rhs'] ?? '',
            [row['count'], row['support'], row['confidence'], row['lift']].map(Number),
          ),
        )
        .toSorted(),
    );
  },
);
