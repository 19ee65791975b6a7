import { useCallback } from 'react';
import { type MessageKey, useT } from './i18n.js';

const builtIn: Record<string, MessageKey> = {
  owner: 'shell.role.owner',
  marketer: 'shell.role.marketer',
  analyst: 'shell.role.analyst',
  support: 'shell.role.support',
  partner: 'shell.role.partner',
};

/** The name of a role in the reader's language; roles that owners made keep the name they gave. */
export function useRoleName(): (role: { key: string; name: string }) => string {
  const t = useT();
  return useCallback(
    (role) => {
      const key = builtIn[role.key];
      return key ? t(key) : role.name;
    },
    [t],
  );
}
