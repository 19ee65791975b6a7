import { useEffect, useState } from 'react';
import type { AuditKind, AuditResult } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Select, TextInput } from '../../ui/field.js';
import type { AuditSearch } from './filter-of.js';

const kinds: readonly AuditKind[] = ['WRITE', 'READ', 'EXPORT', 'SIGN_IN', 'RIGHTS', 'CALL'];
const results: readonly AuditResult[] = ['OK', 'REFUSED', 'FAILED'];
/** Milliseconds of silence after which what was typed is looked for. */
const pause = 300;

interface FiltersProps {
  search: AuditSearch;
  onChange: (next: Partial<AuditSearch>) => void;
}

export function AuditFilters({ search, onChange }: FiltersProps) {
  const t = useT();
  const any = { value: '', label: t('audit.any') };
  const isNarrow = Object.values(search).some((value) => value !== undefined);
  return (
    <div className="audit-filters" role="search" aria-label={t('audit.filters')}>
      <Typed label={t('audit.who')} value={search.who} onChange={(who) => onChange({ who })} />
      <Select
        label={t('audit.kind')}
        value={search.kind ?? ''}
        options={[any, ...kinds.map((value) => ({ value, label: t(`audit.kind.${value}`) }))]}
        onChange={(value) => onChange({ kind: kinds.find((kind) => kind === value) })}
      />
      <Typed label={t('audit.action')} value={search.action} onChange={(action) => onChange({ action })} />
      <Typed label={t('audit.field')} placeholder={t('audit.fieldHint')} value={search.field} onChange={(field) => onChange({ field })} />
      <Typed label={t('audit.address')} value={search.address} onChange={(address) => onChange({ address })} />
      <Select
        label={t('audit.result')}
        value={search.result ?? ''}
        options={[any, ...results.map((value) => ({ value, label: t(`audit.result.${value}`) }))]}
        onChange={(value) => onChange({ result: results.find((result) => result === value) })}
      />
      <TextInput
        label={t('audit.since')}
        type="date"
        value={search.since ?? ''}
        onChange={(event) => onChange({ since: event.target.value || undefined })}
      />
      <TextInput
        label={t('audit.until')}
        type="date"
        value={search.until ?? ''}
        onChange={(event) => onChange({ until: event.target.value || undefined })}
      />
      {isNarrow && (
        <Button
          onClick={() =>
            onChange({
              who: undefined,
              kind: undefined,
              action: undefined,
              field: undefined,
              subject: undefined,
              address: undefined,
              result: undefined,
              since: undefined,
              until: undefined,
            })
          }
        >
          {t('audit.clear')}
        </Button>
      )}
      {search.subject !== undefined && <p className="hint">{t('audit.subjectChosen')}</p>}
    </div>
  );
}

interface TypedProps {
  label: string;
  placeholder?: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A filter that is typed: it counts once the typing pauses. */
function Typed({ label, placeholder, value, onChange }: TypedProps) {
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => {
      onChange(typed.trim() || undefined);
      setTyped(undefined);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      type="search"
      value={typed ?? value ?? ''}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
