import { useT } from '../lib/i18n.js';
import { TextInput } from './field.js';

interface NewPasswordProps {
  label: string;
  large?: boolean;
  value: string;
  onChange: (password: string) => void;
}

/** Takes a password that somebody chooses, of as many characters as the server accepts. */
export function NewPassword({ label, large = false, value, onChange }: NewPasswordProps) {
  const t = useT();
  const length = { least: 10, most: 200 };
  return (
    <TextInput
      large={large}
      label={label}
      hint={t('password.hint', length)}
      type="password"
      autoComplete="new-password"
      required
      minLength={length.least}
      maxLength={length.most}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
