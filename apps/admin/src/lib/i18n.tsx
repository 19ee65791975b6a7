import { i18n } from '@lingui/core';
import { createContext, Fragment, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { activateLanguage, type MessageKey } from './messages.js';
import { type Language, rememberedLanguage, rememberLanguage } from './preferences.js';
import { wanted } from './wanted.js';

export type { MessageKey };
export type MessageValues = Record<string, string | number>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

interface LanguageChoice {
  language: Language;
  choose: (language: Language) => void;
}
const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined });

/** Gives the tree its language. `activateLanguage` of ./messages must have run once before. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  const choose = useCallback((next: Language) => {
    rememberLanguage(next);
    void wanted(() => activateLanguage(next)).then(() => setLanguage(next));
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
}

/** A message in which `<b>` marks what stands out, such as `That is <b>a regular</b>.` */
export function Rich({ k, values }: RichProps) {
  const t = useT();
  return t(k, values)
    .split(/<b>(.*?)<\/b>/)
    .map((part, at) => {
      const strong = at % 2 === 1;
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one sentence never move
      return strong ? <b key={at}>{part}</b> : <Fragment key={at}>{part}</Fragment>;
    });
}
