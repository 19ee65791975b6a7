import { useCallback } from 'react';
import { failureOf, useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';

/** Why users or roles could not be changed, in words: everybody locked out, somebody else was quicker, a level that cannot be. */
export function useExplainChange(): (error: unknown) => string {
  const t = useT();
  const explain = useExplain();
  return useCallback(
    (error) => {
      const { code, extensions } = failureOf(error);
      if (code === 'CONFLICT') return t('roles.error.conflict');
      const issues: unknown = extensions['issues'];
      const isLockout = Array.isArray(issues) && issues.some((issue: unknown) => isRecord(issue) && issue['path'] === 'owner');
      return isLockout ? t('roles.error.lockout') : explain(error);
    },
    [t, explain],
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
