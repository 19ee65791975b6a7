import { expect, test } from 'vitest';
import { laterDraft, readDraft } from './draft-choice.js';

const local = { text: 'here', at: '2026-03-01T10:00:00Z', isSent: false };
const remote = { text: 'there', at: '2026-03-01T09:59:00Z' };

test('what never reached the server is the last word, unless another browser wrote later', () => {
  expect(laterDraft(local, remote)).toBe(local);
  expect(laterDraft(local, undefined)).toBe(local);
  expect(laterDraft(local, { ...remote, at: '2026-03-01T10:00:01Z' })?.text).toBe('there');
});

test('what reached the server is the server’s to keep or to have dropped', () => {
  expect(laterDraft({ ...local, isSent: true }, remote)).toBe(remote);
  expect(laterDraft({ ...local, isSent: true }, undefined)).toBeUndefined();
});

test('a draft is a tree, a text, or a text that does not read yet; a rule that is not whole yet is a tree', () => {
  expect(readDraft('{"kind":"all","children":[{"kind":"compare","field":"city","operator":"in","value":[]}]}')).toHaveProperty('condition');
  expect(readDraft('city = "Riga"')).toHaveProperty('condition');
  expect(readDraft('city = ')).toEqual({ broken: 'city = ' });
});
