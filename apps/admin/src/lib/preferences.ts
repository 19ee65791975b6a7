/** What this browser remembers of its person: language and theme. Both work before anybody has signed in. */
export type Language = 'en' | 'zh-CN';

const languageKey = 'regulars.language';

/** The remembered language, else the browser's own. */
export function rememberedLanguage(): Language {
  const kept = localStorage.getItem(languageKey);
  if (kept === 'en' || kept === 'zh-CN') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** True once the person has chosen a language in this browser. */
export const hasChosenLanguage = () => localStorage.getItem(languageKey) !== null;

export function rememberLanguage(language: Language): void {
  localStorage.setItem(languageKey, language);
}

export const languageOf = (locale: 'EN' | 'ZH_CN'): Language => (locale === 'ZH_CN' ? 'zh-CN' : 'en');
export const localeOf = (language: Language): 'EN' | 'ZH_CN' => (language === 'zh-CN' ? 'ZH_CN' : 'EN');
