import { setupI18n } from '@lingui/core';
import type { Language } from '../../src/lib/preferences.js';
import type { MessageKey } from '../../src/lib/messages.js';
import { catalogues as en } from '../../src/locales/en/index.js';
import { catalogues as zh } from '../../src/locales/zh-cn/index.js';

export const languages: readonly Language[] = ['en', 'zh-CN'];

/** What the admin says for a key; so a test reads the page by the same words in either language. */
export type Say = (key: MessageKey, values?: Record<string, string | number>) => string;

const textsOf = (catalogues: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, string> =>
  Object.assign({}, ...Object.values(catalogues));

export function wordsOf(language: Language): Say {
  const i18n = setupI18n({ locale: language, messages: { en: textsOf(en), 'zh-CN': textsOf(zh) } });
  return (key, values) => i18n._(key, values);
}
