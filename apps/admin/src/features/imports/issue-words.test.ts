import { expect, test } from 'vitest';
import type { Translate } from '../../lib/i18n.js';
import { wordsOfIssue } from './issue-words.js';

const t: Translate = (key, values) => `${key}${values && Object.keys(values).length > 0 ? ` ${JSON.stringify(values)}` : ''}`;

test('a sentence of the server becomes a message with its parts', () => {
  expect(wordsOfIssue('The quantity is 0.', t)).toBe('imports.why.quantity');
  expect(wordsOfIssue('The row has 9 cells, the header 12.', t)).toBe('imports.why.cells {"cells":"9","columns":"12"}');
});

test('what is said around a sentence is told around its message', () => {
  expect(wordsOfIssue('Another line of the order: At most 6 decimals.', t)).toContain(String.raw`imports.why.decimals {\"most\":\"6\"}`);
  expect(wordsOfIssue('This is no e-mail address. The order goes in without it.', t)).toBe(
    'imports.why.withoutIt {"why":"imports.why.email"}',
  );
});

test('a sentence that nobody knows stays', () => {
  expect(wordsOfIssue('The moon is full.', t)).toBe('The moon is full.');
});
