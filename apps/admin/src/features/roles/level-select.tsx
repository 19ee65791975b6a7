import type { AccessLevel } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { accessLevels, useWordsOfAccess } from './use-words-of-access.js';

interface LevelSelectProps {
  /** What the cell is, for those who hear it: "E-mail, Marketer". */
  label: string;
  /** null: as its label has it. */
  value: AccessLevel | null;
  /** The levels it can have. */
  levels?: readonly AccessLevel[];
  /** Of a field: what it follows unless set apart. */
  inherited?: AccessLevel;
  isChanged: boolean;
  onChange: (level: AccessLevel | null) => void;
}

/** One cell of the matrix. */
export function LevelSelect({ label, value, levels = accessLevels, inherited, isChanged, onChange }: LevelSelectProps) {
  const t = useT();
  const words = useWordsOfAccess();
  const shown = value ?? inherited ?? 'NONE';
  return (
    <select
      aria-label={label}
      className={`lvl ${shown.toLowerCase()}${value === null ? ' follows' : ''}${isChanged ? ' changed' : ''}`}
      value={value ?? ''}
      onChange={(event) => onChange(levels.find((level) => level === event.target.value) ?? null)}
    >
      {inherited && <option value="">{t('roles.follows', { level: words.level(inherited) })}</option>}
      {levels.map((level) => (
        <option key={level} value={level}>
          {words.level(level)}
        </option>
      ))}
    </select>
  );
}
