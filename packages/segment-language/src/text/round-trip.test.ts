/// <reference types="node" />
import { env } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describe, fromJson, nodeAt, parse, phrases, print, validate, type Condition } from '../index.js';
import { randomCondition, seededRandom, shopCatalogue } from '../testing.js';

/** 100,000 on command: REGULARS_RUNS=100000 */
const numRuns = Number(env['REGULARS_RUNS'] ?? 2000);
const now = Date.parse('2026-11-22T06:02:11Z');
const catalogue = shopCatalogue();
const trees = fc.integer().map((seed) => randomCondition(seededRandom(seed), catalogue, { now, notes: seed % 2 === 0 }));

function parsed(text: string): Condition {
  const result = parse(text);
  if (!result.ok) throw new Error(`${text}\n${JSON.stringify(result.issues)}`);
  return result.condition;
}

function withoutNotes(tree: Condition | undefined): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'note' ? undefined : value)));
}

test('text and tree say the same, and nothing is lost between them', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const text = print(tree);
      expect(parsed(text)).toEqual(tree);
      expect(print(parsed(text))).toBe(text);
    }),
    { numRuns, seed: 1 },
  );
}, 600_000);

test('JSON and tree say the same', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const read = fromJson(JSON.parse(JSON.stringify(tree)));
      expect(read.ok && read.condition).toEqual(tree);
    }),
    { numRuns: Math.ceil(numRuns / 3), seed: 2 },
  );
}, 600_000);

test('every place in the text is that of its node', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const text = print(tree);
      const result = parse(text);
      if (!result.ok) throw new Error(text);
      for (const [key, { start, end }] of result.spans) {
        const path = key === '' ? [] : key.split('.').map(Number);
        expect(withoutNotes(parsed(text.slice(start, end)))).toEqual(withoutNotes(nodeAt(tree, path)));
      }
    }),
    { numRuns: Math.ceil(numRuns / 10), seed: 3 },
  );
}, 600_000);

test('generated conditions are valid, and have a sentence in both languages', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      expect(validate(tree, catalogue)).toEqual([]);
      for (const locale of ['en', 'zh-CN'] as const) {
        const sentence = describe(tree, catalogue, locale);
        expect(sentence).not.toMatch(/undefined|NaN|\[object| {2}|…/);
        const parts = phrases(tree, catalogue, locale);
        expect(parts.filter(({ kind }) => kind === 'open').length).toBe(parts.filter(({ kind }) => kind === 'close').length);
        for (const { path } of parts) expect(nodeAt(tree, path), sentence).toBeDefined();
      }
    }),
    { numRuns: Math.ceil(numRuns / 3), seed: 4 },
  );
}, 600_000);

test('broken text is an issue with a place, never an exception', () => {
  const broken = fc.tuple(trees, fc.nat(), fc.nat(20), fc.string({ maxLength: 3 })).map(([tree, at, length, added]) => {
    const text = print(tree);
    const from = at % (text.length + 1);
    return text.slice(0, from) + added + text.slice(from + length);
  });
  fc.assert(
    fc.property(fc.oneof(broken, fc.string()), (text) => {
      const result = parse(text);
      if (result.ok) expect(parsed(print(result.condition))).toEqual(result.condition);
      for (const { span } of result.ok ? [] : result.issues) {
        expect(span?.start).toBeLessThanOrEqual(text.length);
        expect(span?.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns, seed: 5 },
  );
}, 600_000);
