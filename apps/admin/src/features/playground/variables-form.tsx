import { useState } from 'react';
import { useT } from '../../lib/i18n.js';
import { Select, TextArea, TextInput } from '../../ui/field.js';
import { type Asked, type Question, valuesOf, withValue } from './question.js';

interface VariablesFormProps {
  asked: readonly Asked[];
  question: Question;
  onChange: (variables: string) => void;
}

/** One field for each variable of the question; what is filled in stands in the editor of variables as well. */
export function VariablesForm({ asked, question, onChange }: VariablesFormProps) {
  const t = useT();
  const values = valuesOf(question.variables);
  if (asked.length === 0) return null;
  return (
    <section className="variables" aria-label={t('playground.variables')}>
      {values === undefined ? (
        <p className="sm i2">{t('playground.variablesBroken')}</p>
      ) : (
        asked.map((one) => (
          <VariableField
            key={`${one.name} ${one.type}`}
            asked={one}
            value={values[one.name]}
            onChange={(value) => onChange(withValue(values, one.name, value))}
          />
        ))
      )}
    </section>
  );
}

interface VariableFieldProps {
  asked: Asked;
  value: unknown;
  onChange: (value: unknown) => void;
}

function VariableField({ asked, value, onChange }: VariableFieldProps) {
  const t = useT();
  const { name, type, form, choices } = asked;
  const label = `$${name}`;
  switch (form) {
    case 'choice':
    case 'boolean': {
      const options = form === 'boolean' ? ['true', 'false'] : choices;
      const read = (text: string) => (text === '' ? undefined : form === 'boolean' ? text === 'true' : text);
      return (
        <Select
          label={label}
          hint={type}
          value={value === undefined ? '' : String(value)}
          options={[{ value: '', label: t('playground.notGiven') }, ...options.map((option) => ({ value: option, label: option }))]}
          onChange={(text) => onChange(read(text))}
        />
      );
    }
    case 'json':
      return <JsonField label={label} hint={type} value={value} onChange={onChange} />;
    case 'number':
    case 'text': {
      const read = (text: string) => (text === '' ? undefined : form === 'number' ? Number(text) : text);
      return (
        <TextInput
          label={label}
          hint={type}
          type={form}
          value={value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)}
          onChange={(event) => onChange(read(event.target.value))}
        />
      );
    }
  }
}

const shown = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

/** A list or an object is written as JSON, and counts once it is some. */
function JsonField({ label, hint, value, onChange }: { label: string; hint: string; value: unknown; onChange: (value: unknown) => void }) {
  const t = useT();
  const [text, setText] = useState<string>();
  const [isBroken, setBroken] = useState(false);
  const change = (next: string) => {
    setText(next);
    try {
      onChange(next.trim() === '' ? undefined : JSON.parse(next));
      setBroken(false);
    } catch {
      setBroken(true);
    }
  };
  return (
    <TextArea
      label={label}
      hint={hint}
      rows={2}
      value={text ?? shown(value)}
      error={isBroken ? t('playground.noJson') : undefined}
      onChange={(event) => change(event.target.value)}
      onBlur={() => !isBroken && setText(undefined)}
    />
  );
}
