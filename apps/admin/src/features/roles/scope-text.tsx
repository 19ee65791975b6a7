import { parse } from '@regulars/segment-language';
import { useState } from 'react';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { TextArea } from '../../ui/field.js';

/** A row scope as text of the segment language, which is taken over when it can be read; an empty one is everybody. */
export function ScopeText({ start, onTake }: { start: string; onTake: (text: string | null) => void }) {
  const t = useT();
  const [text, setText] = useState(start);
  const read = text.trim() === '' ? undefined : parse(text);
  return (
    <form
      className="gap"
      onSubmit={(event) => {
        event.preventDefault();
        if (read?.ok !== false) onTake(read ? text.trim() : null);
      }}
    >
      <TextArea
        label={t('roles.rows.text')}
        hint={t('roles.rows.textHint')}
        error={read?.ok === false ? t('roles.rows.textWrong') : undefined}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" disabled={text.trim() === start || read?.ok === false}>
        {t('roles.rows.take')}
      </Button>
    </form>
  );
}
