import { failureOf } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { TextInput } from '../../ui/field.js';

/** Whether the server asks for a code of the second factor, the first time or again. */
export function asksForCode(error: unknown): 'CODE_NEEDED' | 'CODE_WRONG' | undefined {
  const reason = error === undefined ? undefined : failureOf(error).extensions['reason'];
  return reason === 'CODE_NEEDED' || reason === 'CODE_WRONG' ? reason : undefined;
}

/** Takes a code of the authenticator app, or a recovery code. */
export function SecondFactorField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT();
  return (
    <TextInput
      large
      label={t('signIn.code')}
      hint={t('signIn.codeHint')}
      autoComplete="one-time-code"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it appears in answer to what was just sent
      autoFocus
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
