import { useId, type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';

interface FieldProps {
  label: string;
  /** Keeps the label for those who hear the page only. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  large?: boolean;
}

function Field({ label, hideLabel, hint, error, large, id, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={large ? 'fld large' : 'fld'}>
      <label htmlFor={id} className={hideLabel ? 'vh' : undefined}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="err" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

const describedBy = (id: string, hint: ReactNode, error: string | undefined) =>
  [hint !== undefined && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

export interface TextInputProps extends FieldProps, InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement>;
}

export function TextInput({ label, hideLabel, hint, error, large, className, ...rest }: TextInputProps) {
  const own = useId();
  const id = rest.id ?? own;
  return (
    <Field {...{ label, hideLabel, hint, error, large, id }}>
      <input
        type="text"
        {...rest}
        id={id}
        className={`inp${className ? ` ${className}` : ''}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </Field>
  );
}

export interface TextAreaProps extends FieldProps, TextareaHTMLAttributes<HTMLTextAreaElement> {
  ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ label, hideLabel, hint, error, large, ...rest }: TextAreaProps) {
  const own = useId();
  const id = rest.id ?? own;
  return (
    <Field {...{ label, hideLabel, hint, error, large, id }}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        className="inp"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </Field>
  );
}

export interface Option<V extends string = string> {
  value: V;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<V extends string> extends FieldProps, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> {
  options: readonly Option<V>[];
  value: V;
  onChange: (value: V) => void;
}

/** A plain list to choose one from; `Combobox` is for lists that need a search. */
export function Select<V extends string>({ label, hideLabel, hint, error, large, options, value, onChange, ...rest }: SelectProps<V>) {
  const own = useId();
  const id = rest.id ?? own;
  return (
    <Field {...{ label, hideLabel, hint, error, large, id }}>
      <select
        {...rest}
        id={id}
        className="inp"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface CheckboxProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function Checkbox({ label, hint, checked, disabled, onChange }: CheckboxProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint !== undefined && <span className="hint">{hint}</span>}
      </span>
    </label>
  );
}
