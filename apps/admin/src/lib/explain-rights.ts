import { useCallback } from 'react';
import { failureOf, useExplain } from './errors.js';
import { useT } from './i18n.js';

/** Why users or roles could not be changed, in words: everybody locked out, somebody else was quicker, or, in the words given, input that is not valid. */
export function useExplainRights(): (error: unknown, invalid?: string) => string {
  const t = useT();
  const explain = useExplain();
  return useCallback(
    (error, invalid) => {
      const { code, extensions } = failureOf(error);
      if (code === 'CONFLICT') return t('roles.error.conflict');
      const issues: unknown = extensions['issues'];
      const isLockout = Array.isArray(issues) && issues.some((issue: unknown) => isRecord(issue) && issue['path'] === 'owner');
      if (isLockout) return t('roles.error.lockout');
      return code === 'INPUT_INVALID' && invalid !== undefined ? invalid : explain(error);
    },
    [t, explain],
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
