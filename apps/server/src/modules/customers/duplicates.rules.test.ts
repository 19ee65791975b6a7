import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Likeable, likenessOf, probable, textLikeness } from './duplicates.rules.js';

const nobody: Likeable = { name: null, email: null, phone: null, address: null, city: null, birthDate: null, gender: null };
const wang: Likeable = { ...nobody, name: '王小明', phone: '+8613800008000', city: 'Hangzhou', birthDate: '1990-05-01', gender: 'male' };
const score = (a: Likeable, b: Likeable): number => likenessOf(a, b).score;

test('the same phone and name are one person, and the reasons say so', () => {
  expect(likenessOf(wang, { ...wang, birthDate: null })).toEqual({ score: expect.any(Number), reasons: ['PHONE', 'NAME'] });
  expect(score(wang, { ...wang, birthDate: null })).toBeGreaterThanOrEqual(probable);
});

test('one sign alone is not enough', () => {
  for (const other of [
    { ...nobody, phone: wang.phone },
    { ...nobody, name: wang.name },
    { ...nobody, birthDate: wang.birthDate },
  ])
    expect(score(wang, other)).toBeLessThan(probable);
});

test('a family behind one phone and address is not one person', () => {
  const address = '文三路 100 号 2 单元 301';
  expect(score({ ...wang, address }, { ...wang, address, name: '李芳', gender: 'female', birthDate: '1992-01-09' })).toBeLessThan(probable);
});

test('a name and birth date that agree are one person; another birth date speaks against it', () => {
  expect(score({ ...wang, phone: null }, { ...wang, phone: '+8613911112222' })).toBeGreaterThanOrEqual(probable);
  expect(score({ ...wang, phone: null }, { ...wang, phone: null, birthDate: '1971-02-03' })).toBeLessThan(probable);
});

test('texts are alike by their words, however ordered and shortened; another house number is another house', () => {
  expect(textLikeness('Ana Maria Silva', 'silva, ana maria')).toBeCloseTo(1);
  expect(textLikeness("art's delicatessen", "art's deli")).toBeGreaterThan(0.9);
  expect(textLikeness('12 Main Street', '14 Main Street')).toBeLessThan(0.95);
  expect(textLikeness('王小明', '李芳')).toBe(0);
  expect(textLikeness('', 'a')).toBe(0);
});

const shared = fileURLToPath(new URL('../../../../../../shared/data/duplicates/restaurants.csv', import.meta.url));

describe.runIf(existsSync(shared))('864 restaurants of two guides, 112 of them in both (needs ../shared/data/duplicates)', () => {
  test('nine in ten of the pairs found are pairs, and seven in eight pairs are found', { timeout: 120_000 }, () => {
    const places = readFileSync(shared, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'(\d+)'/g)].map(([, text, id]) => text ?? id ?? ''))
      .map(([name = '', address = '', city = '', , id = '']) => ({ likeable: { ...nobody, name, address, city }, id }));
    const found = places.flatMap((one, at) =>
      places.slice(at + 1).flatMap((other) => (score(one.likeable, other.likeable) >= probable ? [one.id === other.id] : [])),
    );
    const right = found.filter(Boolean).length;
    expect({ precision: right / found.length, recall: right / 112 }).toSatisfy(
      ({ precision, recall }: { precision: number; recall: number }) => precision >= 0.9 && recall >= 0.87,
    );
  });
});
