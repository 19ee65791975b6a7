import { useMemo } from 'react';
import { useFormat } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { useBuilder } from './builder-context.js';
import { useUnmatched } from './use-unmatched.js';

interface UnmatchedNoteProps {
  /** A field of customers. */
  field: string;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

/** How many unknown values are named; the rest is a number. */
const NAMED = 12;

/** Which values of a list belong to nobody, such as ids from another system or e-mails with a slip, and a way to drop them. */
export function UnmatchedNote({ field, values, onChange }: UnmatchedNoteProps) {
  const { t } = useBuilder().speech;
  const format = useFormat();
  const unmatched = useUnmatched(field, values);
  const unknown = useMemo(() => new Set(unmatched), [unmatched]);
  const named = (unmatched ?? []).slice(0, NAMED);
  const rest = unknown.size - named.length;
  return (
    <div className="unmatched" role="status">
      {unmatched && unknown.size === 0 && <p className="xs i3">{t('segments.edit.allKnown', { count: values.length })}</p>}
      {unknown.size > 0 && (
        <>
          <p className="xs warn">{t('segments.edit.unmatched', { count: unknown.size, all: values.length })}</p>
          <p className="xs i2">{format.list([...named, ...(rest > 0 ? [t('segments.value.more', { count: rest })] : [])])}</p>
          <Button variant="link" onClick={() => onChange(values.filter((value) => !unknown.has(value)))}>
            {t('segments.edit.dropUnmatched', { count: unknown.size })}
          </Button>
        </>
      )}
    </div>
  );
}
