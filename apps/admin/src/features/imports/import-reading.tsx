import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { ReadImportAsInput } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Select, TextInput } from '../../ui/field.js';
import { Trouble } from '../../ui/trouble.js';
import { encodingOptions, useDelimiterNames } from './file-forms.js';
import type { ImportRecord } from './import-page.js';
import { ReadImportAsDocument } from './imports.graphql.js';
import { useRefusalWords } from './refusal-words.js';

/** How the file was taken: what was found in it, each of which can be said better. The columns are matched anew then. */
export function ImportReading({ item }: { item: ImportRecord }) {
  const t = useT();
  const delimiters = useDelimiterNames();
  const refusal = useRefusalWords();
  const [read, { loading, error }] = useMutation(ReadImportAsDocument);
  const { file } = item;
  const [line, setLine] = useState(String(file.headerLine));
  const as = (chosen: Omit<ReadImportAsInput, 'id'>) =>
    void read({ variables: { input: { id: item.id, ...chosen } } }).catch(() => undefined);
  const chosenLine = /^\d{1,6}$/.test(line) ? Number(line) : undefined;

  return (
    <section aria-labelledby="import-reading">
      <h2 id="import-reading" className="over">
        {t('imports.read.title')}
      </h2>
      <p className="xs i3" style={{ marginTop: 6 }}>
        {t('imports.read.text')}
      </p>
      {error && (refusal(error) ? <p className="bad sm">{refusal(error)}</p> : <Trouble error={error} />)}
      <div className="stack" style={{ marginTop: 10 }}>
        {file.format === 'TEXT' && (
          <>
            <Select
              label={t('imports.read.encoding')}
              options={encodingOptions}
              value={file.encoding}
              disabled={loading}
              onChange={(encoding) => as({ encoding })}
            />
            <Select
              label={t('imports.read.delimiter')}
              options={delimiters(file.delimiter)}
              value={file.delimiter}
              disabled={loading}
              onChange={(delimiter) => as({ delimiter })}
            />
          </>
        )}
        {file.sheet !== null && file.sheets.length > 1 && (
          <Select
            label={t('imports.read.sheet')}
            options={file.sheets.map((value) => ({ value, label: value }))}
            value={file.sheet}
            disabled={loading}
            onChange={(sheet) => as({ sheet })}
          />
        )}
        <form
          className="fix"
          onSubmit={(event) => {
            event.preventDefault();
            if (chosenLine !== undefined) as({ headerLine: chosenLine });
          }}
        >
          <TextInput
            label={t(file.format === 'TEXT' ? 'imports.read.headerLine' : 'imports.read.headerRow')}
            hint={t('imports.read.headerHint')}
            inputMode="numeric"
            value={line}
            onChange={(event) => setLine(event.target.value)}
          />
          {chosenLine !== undefined && chosenLine !== file.headerLine && (
            <Button type="submit" size="small" loading={loading}>
              {t('imports.read.again')}
            </Button>
          )}
        </form>
      </div>
    </section>
  );
}
