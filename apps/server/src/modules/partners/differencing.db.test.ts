import { seededRandom } from '@regulars/segment-language/testing';
import { beforeAll, expect, test } from 'vitest';
import { partnerShop } from '../../../test/support/partner-shop.js';
import { questionsPerDay } from './guard.rules.js';

/**
 * Somebody with a partner's rights, who may only count, wants to know of single customers whether their income is high. They know everything else:
 * who is in which city, and how many. Each attack asks what a day allows, day after day, and is scored by the mean of how often it is right about
 * those with a high income and about the others, so that always saying the same is worth one half. REGULARS_ATTACK=10 attacks ten times as long.
 *
 * With one guard taken away, the success of (counts solved for all, sums solved for all, with and without, at the edge) goes from
 * (0.53, 0.54, 0.50, 0.50) to (0.61, 0.59, 0.50, 1.00) without noise; with and without to 0.98 without the refusal of near-duplicates; and the edge
 * to 0.79 where any group of k has a figure.
 */
const times = Number(process.env['REGULARS_ATTACK'] ?? 1);
const days = { counts: 6 * times, ages: 4 * times, without: 5 * times, edge: 2 * times };
const mayBeRight = 0.55;
/** By chance alone a mean of guesses after noise lies up to three of its deviations off; the longer an attack, the less. Refusals have no noise. */
const byChance = (guesses: number): number => (3 * 0.5) / Math.sqrt(guesses);

const draw = seededRandom(2026);
const pick = (many: number): number => Math.floor(draw() * many);
const isHigh = new Map<string, boolean>();
const cities = Array.from({ length: 16 }, (_, at) => `City ${at}`);
const inCity = 60;
const crowd = Array.from({ length: 600 }, (_, at) => `w${at}`);
const targetsOf = { counts: 64, ages: 64, without: questionsPerDay / 3, edge: questionsPerDay } as const;

const newTargets = (many: number, kind: string): readonly string[] =>
  Array.from({ length: many }, (_, at) => {
    const id = `${kind}${at}`;
    isHigh.set(id, draw() < 0.5);
    return id;
  });
const targets = {
  counts: newTargets(targetsOf.counts * days.counts, 's'),
  ages: newTargets(targetsOf.ages * days.ages, 'a'),
  without: newTargets(targetsOf.without * days.without, 'o'),
  edge: newTargets(targetsOf.edge * days.edge, 'e'),
};

const shop = await partnerShop();
const spy = await shop.program({
  reads: [],
  counts: ['demographic', 'identity', 'sensitive'],
  actions: ['counts.guarded'],
  operationsPerMinute: 6000,
  endsAt: shop.inDays(1000),
});

beforeAll(async () => {
  const consents = [{ purpose: 'research.acme', state: 'GRANTED' }];
  await shop.upsert([
    ...cities.flatMap((city) =>
      Array.from({ length: inCity }, (_, at) => ({
        externalId: `${city} ${at}`,
        city,
        incomeBand: draw() < 0.5 ? 'high' : 'low',
        birthDate: '1996-01-01',
        consents,
      })),
    ),
    ...crowd.map((externalId) => ({ externalId, consents })),
    ...[...isHigh].map(([externalId, high]) => ({
      externalId,
      incomeBand: high ? 'high' : 'low',
      birthDate: high ? '1946-01-01' : '2006-01-01',
      consents,
    })),
  ]);
});

const nextDay = (): void => {
  shop.clock.now = new Date(shop.clock.now.getTime() + 86_400_000);
};

/** The figure, or the code of the refusal. */
async function ask(condition: string, figure = 'guardedCount(condition: $condition) { figure: count }'): Promise<number | string> {
  const { body } = await spy.ask(`query ($condition: Condition!) { told: ${figure} }`, { condition });
  const refusal = body.errors?.[0]?.extensions;
  return refusal ? `${refusal['code']} ${refusal['limit']}` : Number(Object(body.data?.['told']).figure);
}
const askAges = (condition: string) => ask(condition, 'guardedSum(condition: $condition, field: "age") { figure: value }');

const listed = (ids: readonly string[]): string => `(${ids.map((id) => JSON.stringify(id)).join(', ')})`;
/** Cities that make a group far from every other: at least one city differs. */
const someCities = (): readonly string[] => {
  const some = cities.filter(() => draw() < 0.5);
  return some.length > 3 && some.length < 13 ? some : someCities();
};

/** How often guesses are right: the mean over customers with a high income and over the others. */
function success(guesses: ReadonlyMap<string, number>): number {
  const right = (high: boolean): number => {
    const those = [...guesses].filter(([id]) => isHigh.get(id) === high);
    return those.reduce((sum, [, guess]) => sum + (high ? guess : 1 - guess), 0) / those.length;
  };
  return (right(true) + right(false)) / 2;
}

/** Learns of every other customer which signs go with a high income, as somebody would who knows those, and guesses at the rest. */
function guessBySigns(signs: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  const all = [...signs];
  for (const [id, sign] of all.filter((_, at) => at % 2 === 0)) seen.set(sign, (seen.get(sign) ?? 0) + (isHigh.get(id) ? 1 : -1));
  return new Map(all.filter((_, at) => at % 2 === 1).map(([id, sign]) => [id, (Math.sign(seen.get(sign) ?? 0) + 1) / 2]));
}

/** Asks for groups of a day's targets and of whole cities, whose figure without the targets is known, and blames each surplus on all targets alike. */
async function solve(
  wanted: readonly string[],
  figureOf: (some: readonly string[], home: readonly string[]) => Promise<number | undefined>,
) {
  nextDay();
  const evidence = new Map<string, number>();
  for (let at = 0; at < questionsPerDay; at += 1) {
    const some = wanted.filter(() => draw() < 0.5);
    const surplus = (await figureOf(some, someCities())) ?? 0;
    for (const id of some) evidence.set(id, (evidence.get(id) ?? 0) + surplus);
  }
  return wanted.map((id): [string, number] => [id, (Math.sign(evidence.get(id) ?? 0) + 1) / 2]);
}

test('groups that hold many customers in many ways do not tell of each when they are solved for all', { timeout: 600_000 }, async () => {
  const guesses = new Map<string, number>();
  for (let day = 0; day < days.counts; day += 1) {
    const wanted = targets.counts.slice(day * targetsOf.counts, (day + 1) * targetsOf.counts);
    const found = await solve(wanted, async (some, home) => {
      const figure = await ask(`incomeBand = "high" and externalId in ${listed(some)} or city in ${listed(home)}`);
      return typeof figure === 'number' ? figure - home.length * inCity - some.length / 2 : undefined;
    });
    for (const [id, guess] of found) guesses.set(id, guess);
  }
  expect(success(guesses)).toBeLessThanOrEqual(mayBeRight + byChance(guesses.size));
});

test('nor do their sums tell whether a customer has a large value or a small one', { timeout: 600_000 }, async () => {
  const guesses = new Map<string, number>();
  for (let day = 0; day < days.ages; day += 1) {
    const wanted = targets.ages.slice(day * targetsOf.ages, (day + 1) * targetsOf.ages);
    const found = await solve(wanted, async (some, home) => {
      const figure = await askAges(`externalId in ${listed(some)} or city in ${listed(home)}`);
      return typeof figure === 'number' ? figure - home.length * inCity * 30 - some.length * 50 : undefined;
    });
    for (const [id, guess] of found) guesses.set(id, guess);
  }
  expect(success(guesses)).toBeLessThanOrEqual(mayBeRight + byChance(guesses.size));
});

test('a group with and without the customer, its complement, and the same said otherwise do not tell', { timeout: 600_000 }, async () => {
  const signs = new Map<string, string>();
  for (const [at, id] of targets.without.entries()) {
    if (at % targetsOf.without === 0) nextDay();
    const home = `city in ${listed(someCities())}`;
    const bit = `incomeBand = "high" and externalId = ${JSON.stringify(id)}`;
    const whole = await ask(`${home} or ${bit}`);
    const without = await ask(home);
    const again = await ask(at % 2 === 0 ? `not (${home} or ${bit})` : `not (not (${bit}) and not ${home})`);
    const relation = typeof whole === 'number' && typeof without === 'number' ? (whole === without ? 'same' : 'other') : 'unknown';
    signs.set(id, [relation, ...[whole, without, again].map((answer) => (typeof answer === 'number' ? 'figure' : answer))].join());
  }
  expect(success(guessBySigns(signs))).toBeLessThanOrEqual(mayBeRight);
});

test('whether a figure comes at all does not tell whether a customer makes a group large enough', { timeout: 600_000 }, async () => {
  const signs = new Map<string, string>();
  for (const [at, id] of targets.edge.entries()) {
    if (at % targetsOf.edge === 0) nextDay();
    const others = new Set<string>();
    while (others.size < 49) others.add(crowd[pick(crowd.length)] ?? '');
    const answer = await ask(`externalId in ${listed([...others])} or incomeBand = "high" and externalId = ${JSON.stringify(id)}`);
    signs.set(id, typeof answer === 'number' ? 'figure' : answer);
  }
  expect(success(guessBySigns(signs))).toBeLessThanOrEqual(mayBeRight);
});
