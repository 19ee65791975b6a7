import { i18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { messages as en } from './en/index.js';
import { messages as zh } from './zh-cn/index.js';

const placeholders = (message: string) => [...new Set([...message.matchAll(/\{(\w+)[},]/g)].map((found) => found[1]))].toSorted();

test('every message is there in both languages, and names no value that the other does not get', () => {
  const translated = new Map(Object.entries(zh));
  for (const [key, message] of Object.entries(en)) {
    expect(translated.get(key), key).toBeTruthy();
    expect(placeholders(message), key).toEqual(expect.arrayContaining(placeholders(translated.get(key) ?? '')));
  }
});

test('every message reads as ICU', () => {
  for (const [locale, messages] of Object.entries({ en, 'zh-CN': zh })) {
    i18n.load(locale, messages);
    i18n.activate(locale);
    for (const [key, message] of Object.entries(messages)) {
      const values = Object.fromEntries(placeholders(message).map((name) => [name, 1]));
      expect(i18n._(key, values), key).not.toMatch(/[{}]\w/);
    }
  }
});
