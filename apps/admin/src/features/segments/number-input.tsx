import { useEffect, useState } from 'react';
import { TextInput } from '../../ui/field.js';
import { useBuilder } from './builder-context.js';
import { parseAmount, parseNumber, parseWhole } from './value-parsing.js';

interface FigureProps {
  label: string;
  value: number | string | undefined;
  onChange: (value: number) => void;
  read: (text: string) => number | undefined;
  wrong: string;
  /** Takes the focus when the editor opens. */
  isFirst?: boolean;
}

/** A figure as text: what does not read as one is said at the field and changes nothing. */
function FigureInput({ label, value, onChange, read, wrong, isFirst }: FigureProps) {
  const [text, setText] = useState(String(value ?? ''));
  const known = read(text);
  useEffect(() => {
    setText((current) => (read(current) === Number(value) ? current : String(value ?? '')));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a value from outside replaces what is typed
  }, [value]);
  return (
    <TextInput
      label={label}
      hideLabel
      inputMode="decimal"
      className="figin"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel has just been opened for this value
      autoFocus={isFirst}
      data-autofocus={isFirst || undefined}
      value={text}
      error={known === undefined ? wrong : undefined}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setText(event.target.value);
        const next = read(event.target.value);
        if (next !== undefined) onChange(next);
      }}
    />
  );
}

type Props = Omit<FigureProps, 'read' | 'wrong'>;

export function WholeInput({ least, ...props }: Props & { least: number }) {
  const { t } = useBuilder().speech;
  return <FigureInput {...props} read={(text) => parseWhole(text, least)} wrong={t('segments.value.whole')} />;
}

export function NumberInput(props: Props) {
  const { t } = useBuilder().speech;
  return <FigureInput {...props} read={parseNumber} wrong={t('segments.value.number')} />;
}

export function AmountInput(props: Props) {
  const { speech, catalogue } = useBuilder();
  return (
    <FigureInput
      {...props}
      read={(text) => parseAmount(text, catalogue.currencyDigits)}
      wrong={speech.t('segments.value.amount', { digits: catalogue.currencyDigits })}
    />
  );
}
