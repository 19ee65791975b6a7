import { useCallback } from 'react';
import { terms } from '../locales/en/terms.js';
import { type MessageKey, useT } from './i18n.js';

const isKey = (key: string): key is keyof typeof terms => Object.hasOwn(terms, key);

/** `const term = useTerm(); term('wechat')`: a key of the shop in the reader's language; what nobody translated stays as it is. */
export function useTerm(): (name: string) => string {
  const t = useT();
  return useCallback(
    (name) => {
      const key = `term.${name.toLowerCase()}`;
      if (!isKey(key)) return name;
      const message: MessageKey = key;
      return t(message);
    },
    [t],
  );
}
