import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { TextInput } from '../../ui/field.js';

interface CustomerFiltersProps {
  /** Undefined for those who may not search. */
  search: string | undefined;
  where: string;
  /** What is wrong with the condition. */
  error: string | undefined;
  onChange: (next: { q?: string | undefined; where?: string | undefined }) => void;
}

const pause = 300;

/** A search box that follows the typing, and a condition that is applied when it is complete. */
export function CustomerFilters({ search, where, error, onChange }: CustomerFiltersProps) {
  const t = useT();
  const [text, setText] = useState(search ?? '');
  const [condition, setCondition] = useState(where);
  const [open, setOpen] = useState(where !== '');
  const box = useRef<HTMLInputElement>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (text === (search ?? '')) return undefined;
    const timer = setTimeout(() => latest.current({ q: text.trim() || undefined, where: where || undefined }), pause);
    return () => clearTimeout(timer);
  }, [text, search, where]);

  const apply = (event: SyntheticEvent) => {
    event.preventDefault();
    onChange({ q: text.trim() || undefined, where: condition.trim() || undefined });
  };
  return (
    <form className="cfilters" onSubmit={apply} role="search">
      <div className="line">
        {search !== undefined && (
          <TextInput
            ref={box}
            type="search"
            label={t('customers.search')}
            hideLabel
            placeholder={t('customers.search')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <Button icon="filter" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('customers.filter')}
        </Button>
      </div>
      {open && (
        <div className="line wide">
          <TextInput
            label={t('customers.filter')}
            hideLabel
            className="mono"
            spellCheck={false}
            hint={t('customers.filterHint')}
            error={error}
            value={condition}
            onChange={(event) => setCondition(event.target.value)}
          />
          <Button type="submit">{t('customers.apply')}</Button>
          {where && (
            <Button variant="ghost" onClick={() => onChange({ q: text.trim() || undefined, where: undefined })}>
              {t('customers.clear')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
