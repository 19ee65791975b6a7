import { Select as MantineSelect } from '@mantine/core';
import type { Option } from './field.js';
import { portalProps } from './portal.js';

interface ComboboxProps {
  label: string;
  hideLabel?: boolean;
  hint?: string;
  error?: string;
  placeholder?: string;
  /** What the list says when nothing matches. */
  nothing: string;
  options: readonly Option[];
  value: string | null;
  disabled?: boolean;
  clearable?: boolean;
  onChange: (value: string | null) => void;
}

/** One choice out of many, found by typing. */
export function Combobox({ label, hideLabel, hint, nothing, options, ...rest }: ComboboxProps) {
  return (
    <MantineSelect
      {...rest}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      description={hint}
      data={[...options]}
      searchable
      onClick={(event) => event.currentTarget.select()} // so that what is typed searches anew
      limit={200}
      nothingFoundMessage={nothing}
      allowDeselect={false}
      withScrollArea={false}
      styles={{ options: { maxHeight: 280, overflowY: 'auto' } }}
      comboboxProps={{ shadow: 'md', portalProps }}
      classNames={{
        root: 'r-combo',
        label: 'r-label',
        input: 'r-input',
        description: 'r-hint',
        error: 'r-err',
        dropdown: 'r-menu',
        option: 'r-menu-item',
      }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}
