import { useState } from 'react';
import type { AccessLevel } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/field.js';
import type { Role } from './role-draft.js';
import { accessLevels, useWordsOfAccess } from './use-words-of-access.js';

interface BulkBarProps {
  roles: readonly Role[];
  count: number;
  onApply: (role: string, level: AccessLevel | null) => void;
  onClear: () => void;
}

/** Gives all marked fields one level in one role. */
export function BulkBar({ roles, count, onApply, onClear }: BulkBarProps) {
  const t = useT();
  const roleName = useRoleName();
  const words = useWordsOfAccess();
  const [role, setRole] = useState(roles[0]?.key ?? '');
  const [level, setLevel] = useState<AccessLevel | 'LABEL'>('NONE');
  return (
    <div className="bulk" role="group" aria-label={t('roles.bulk', { count })}>
      <b>{t('roles.bulk', { count })}</b>
      <Select
        label={t('roles.role')}
        hideLabel
        value={roles.some(({ key }) => key === role) ? role : (roles[0]?.key ?? '')}
        options={roles.map((each) => ({ value: each.key, label: roleName(each) }))}
        onChange={setRole}
      />
      <Select
        label={t('roles.level')}
        hideLabel
        value={level}
        options={[
          { value: 'LABEL' as const, label: t('roles.asLabel') },
          ...accessLevels.map((value) => ({ value, label: words.level(value) })),
        ]}
        onChange={setLevel}
      />
      <Button
        onClick={() => onApply(roles.some(({ key }) => key === role) ? role : (roles[0]?.key ?? ''), level === 'LABEL' ? null : level)}
      >
        {t('roles.apply')}
      </Button>
      <Button variant="ghost" onClick={onClear}>
        {t('roles.unmark')}
      </Button>
    </div>
  );
}
