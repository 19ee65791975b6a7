import { i18n } from '@lingui/core';
import { createContext, Fragment, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Messages } from '../locales/en/index.js';
import { type Language, rememberedLanguage, rememberLanguage } from './preferences.js';

/** A key of the message catalogues. */
export type MessageKey = keyof Messages;
export type MessageValues = Record<string, string | number>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const catalogues: Record<Language, () => Promise<Record<MessageKey, string>>> = {
  en: async () => (await import('../locales/en/index.js')).messages,
  'zh-CN': async () => (await import('../locales/zh-cn/index.js')).messages,
};

/** Loads a language and makes it the current one; `<html lang>` follows. */
export async function activateLanguage(language: Language): Promise<void> {
  i18n.load(language, await catalogues[language]());
  i18n.activate(language);
  document.documentElement.lang = language;
}

interface LanguageChoice {
  language: Language;
  choose: (language: Language) => void;
}
const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined });

/** Gives the tree its language. `activateLanguage` must have run once before. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  const choose = useCallback((next: Language) => {
    rememberLanguage(next);
    void activateLanguage(next).then(() => setLanguage(next));
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(() => ({ language, choose }), [language, choose]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export const useLanguage = (): LanguageChoice => useContext(LanguageContext);

/** `const t = useT(); t('segments.count', { count })`: the message in the current language. */
export function useT(): Translate {
  const { language } = useLanguage();
  return useMemo(() => translatorOf(language), [language]);
}

const translatorOf = (language: Language): Translate => {
  if (i18n.locale !== language && i18n.locale === '') throw new Error('No language is active yet.');
  return (key, values) => i18n._(key, values);
};

/** Which of the two names a bilingual thing shows. */
export function useWords(): (words: { en: string; zhCn: string } | null | undefined) => string {
  const { language } = useLanguage();
  return useCallback((words) => (words ? (language === 'zh-CN' ? words.zhCn || words.en : words.en || words.zhCn) : ''), [language]);
}

interface RichProps {
  k: MessageKey;
  values?: MessageValues;
  /** What each tag of the message becomes: `{ b: (text) => <b>{text}</b> }`. */
  tags: Record<string, (text: string) => ReactNode>;
}

/** A message with flat tags, such as `That is <b>a regular</b>.` */
export function Rich({ k, values, tags }: RichProps) {
  const t = useT();
  const parts = t(k, values).split(/(<\w+>.*?<\/\w+>)/);
  return parts.map((part, at) => {
    const [, tag, text] = /^<(\w+)>(.*)<\/\w+>$/.exec(part) ?? [];
    const render = tag === undefined ? undefined : tags[tag];
    // oxlint-disable-next-line react/no-array-index-key -- the parts of one sentence never move
    return <Fragment key={at}>{render && text !== undefined ? render(text) : part}</Fragment>;
  });
}
