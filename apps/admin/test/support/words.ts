import { setupI18n } from '@lingui/core';
import type { Language } from '../../src/lib/preferences.js';
import { type Messages, messages as en } from '../../src/locales/en/index.js';
import { messages as zh } from '../../src/locales/zh-cn/index.js';

export const languages: readonly Language[] = ['en', 'zh-CN'];

/** What the admin says for a key; so a test reads the page by the same words in either language. */
export type Say = (key: keyof Messages, values?: Record<string, string | number>) => string;

export function wordsOf(language: Language): Say {
  const i18n = setupI18n({ locale: language, messages: { en, 'zh-CN': zh } });
  return (key, values) => i18n._(key, values);
}
