import { useMutation, useQuery } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { TextInput } from '../../ui/field.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import type { ImportRecord } from './import-page.js';
import { CorrectImportValueDocument, ImportIssueValuesDocument } from './imports.graphql.js';
import { useIssueWords } from './issue-words.js';

/** Values that were corrected, each with a way back. */
export function ImportCorrections({ item }: { item: ImportRecord }) {
  const t = useT();
  const [correct, { loading, error }] = useMutation(CorrectImportValueDocument);
  if (item.corrections.length === 0) return null;
  return (
    <section aria-label={t('imports.correct.done')}>
      <h2 className="over">{t('imports.correct.done')}</h2>
      {error && <Trouble error={error} />}
      <ul className="fixes">
        {item.corrections.map(({ column, from, to }) => (
          <li key={`${column}\n${from}`} className="sm">
            {t('imports.correct.line', { column, from: from === '' ? t('imports.correct.emptyCell') : from, to })}{' '}
            <Button
              variant="link"
              disabled={loading}
              onClick={() => void correct({ variables: { input: { importId: item.id, column, from, to: null } } }).catch(() => undefined)}
            >
              {t('imports.correct.remove')}
              <span className="vh"> {from}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The values with one kind of problem, each with a place to write the right one. */
export function CorrectValues({ id, code }: { id: string; code: string }) {
  const t = useT();
  const format = useFormat();
  const words = useIssueWords();
  const { data } = useQuery(ImportIssueValuesDocument, { variables: { id, code } });
  const values = data?.import?.issueValues ?? [];
  if (values.length === 0) return null;
  return (
    <div className="rows">
      <h2 className="over">{t('imports.correct.title')}</h2>
      <Table caption={t('imports.correct.title')}>
        <thead>
          <tr>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.correct.value')}</th>
            <th scope="col" className="num">
              {t('imports.rowsTitle')}
            </th>
            <th scope="col">{t('imports.detail')}</th>
            <th scope="col">{t('imports.correct.to')}</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ column, value, message, count }) => (
            <tr key={`${column}\n${value}`}>
              <td className="i2">{column}</td>
              <td>{value === '' ? <span className="i3">{t('imports.correct.emptyCell')}</span> : <span className="old">{value}</span>}</td>
              <td className="num">{format.number(count)}</td>
              <td className="i2">{words(message)}</td>
              <td>
                <CorrectValue id={id} column={column} value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function CorrectValue({ id, column, value }: { id: string; column: string; value: string }) {
  const t = useT();
  const [to, setTo] = useState('');
  const [correct, { loading, error }] = useMutation(CorrectImportValueDocument);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void correct({ variables: { input: { importId: id, column, from: value, to } } }).catch(() => undefined);
  };
  return (
    <form className="fix" onSubmit={submit}>
      <TextInput
        label={t('imports.correct.toOf', { value: value === '' ? t('imports.correct.emptyCell') : value })}
        hideLabel
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit" size="small" loading={loading} disabled={to.trim() === ''}>
        {t('imports.correct.do')}
      </Button>
      {error && <Trouble error={error} />}
    </form>
  );
}
