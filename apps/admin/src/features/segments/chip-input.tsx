import { useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { TextInput } from '../../ui/field.js';
import { useBuilder } from './builder-context.js';
import { isSeveral, pasteList } from './value-parsing.js';

interface ChipInputProps {
  label: string;
  values: readonly string[];
  suggestions?: readonly string[];
  /** One value instead of a list: what is written is the value. */
  single?: boolean;
  /** Takes the focus when the editor opens. */
  isFirst?: boolean;
  onChange: (values: readonly string[]) => void;
}

/** Chips drawn at once; a pasted list of ten thousand stays a number. */
const SHOWN = 60;

/** Values as chips: written and entered one by one, or pasted as a column. */
export function ChipInput({ label, values, suggestions = [], single = false, isFirst = false, onChange }: ChipInputProps) {
  const { t } = useBuilder().speech;
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  if (single) {
    return (
      <TextInput
        label={label}
        hideLabel
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel has just been opened for this value
        autoFocus={isFirst}
        data-autofocus={isFirst || undefined}
        value={values[0] ?? ''}
        onChange={(event) => onChange([event.target.value])}
      />
    );
  }
  const add = (entered: string) => {
    const pasted = pasteList(entered, values);
    onChange(pasted.values);
    setText('');
    setSaid(pasted.repeated > 0 || pasted.left > 0 ? t('segments.edit.pasted', { repeated: pasted.repeated, left: pasted.left }) : '');
  };
  return (
    <div className="chips">
      {values.length > 0 && (
        <ul className="chiplist" aria-label={label}>
          {values.slice(0, SHOWN).map((value) => (
            <li key={value} className="chip acc">
              {value}
              <button
                type="button"
                aria-label={t('segments.edit.removeValue', { value })}
                onClick={() => onChange(values.filter((each) => each !== value))}
              >
                <Icon name="cross" size={12} />
              </button>
            </li>
          ))}
          {values.length > SHOWN && <li className="chip">{t('segments.value.more', { count: values.length - SHOWN })}</li>}
        </ul>
      )}
      <TextInput
        label={label}
        hideLabel
        placeholder={t('segments.edit.writeOrPaste')}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel has just been opened for this value
        autoFocus={isFirst}
        data-autofocus={isFirst || undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text');
          if (!isSeveral(pasted)) return;
          event.preventDefault();
          add(pasted);
        }}
        onBlur={() => text.trim() && add(text)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && text.trim()) {
            event.preventDefault();
            add(text);
          }
          if (event.key === 'Backspace' && text === '' && values.length) onChange(values.slice(0, -1));
        }}
      />
      {said && (
        <p className="xs i3" role="status">
          {said}
        </p>
      )}
      {suggestions.some((each) => !values.includes(each)) && (
        <div className="suggest">
          {suggestions
            .filter((each) => !values.includes(each))
            .slice(0, 8)
            .map((each) => (
              <button key={each} type="button" className="chip line" onClick={() => add(each)}>
                {each}
              </button>
            ))}
        </div>
      )}
    </div>
  );
}
