import { useCallback } from 'react';
import { useT } from './i18n.js';
import { isMessage } from './messages.js';

/** `const term = useTerm(); term('wechat')`: a key of the shop in the reader's language; what nobody translated stays as it is. */
export function useTerm(): (name: string) => string {
  const t = useT();
  return useCallback(
    (name) => {
      const key = `term.${name.toLowerCase()}`;
      return isMessage(key) ? t(key) : name;
    },
    [t],
  );
}
