import { i18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { catalogues as en } from './en/index.js';
import { catalogues as zh } from './zh-cn/index.js';

type Texts = Readonly<Record<string, string>>;
const textsOf = (catalogues: Readonly<Record<string, Texts>>): Texts => Object.assign({}, ...Object.values(catalogues));
const placeholders = (message: string) => [...new Set([...message.matchAll(/\{(\w+)[},]/g)].map((found) => found[1]))].toSorted();

test('every message is there in both languages, and names no value that the other does not get', () => {
  const translated = textsOf(zh);
  for (const [key, message] of Object.entries(textsOf(en))) {
    expect(translated[key], key).toBeTruthy();
    expect(placeholders(message), key).toEqual(expect.arrayContaining(placeholders(translated[key] ?? '')));
  }
});

test('no key stands in two areas', () => {
  for (const catalogues of [en, zh]) {
    const keys = Object.values(catalogues).flatMap((texts) => Object.keys(texts));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  }
});

test('every message reads as ICU', () => {
  for (const [locale, catalogues] of Object.entries({ en, 'zh-CN': zh })) {
    const messages = textsOf(catalogues);
    i18n.load(locale, messages);
    i18n.activate(locale);
    for (const [key, message] of Object.entries(messages)) {
      const values = Object.fromEntries(placeholders(message).map((name) => [name, 1]));
      expect(i18n._(key, values), key).not.toMatch(/[{}]\w/);
    }
  }
});
