import { useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT, useWords } from '../../lib/i18n.js';
import { isMessage } from '../../lib/messages.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import type { ImportRecord } from './import-page.js';

/** records at first; all of them are 20 at most */
const few = 4;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** What a value of a record is called: as the columns are called that hold it. */
function useFieldName(item: ImportRecord): (field: string) => string {
  const t = useT();
  const words = useWords();
  return (field) => {
    const target = item.targets.find(({ name }) => name === field);
    if (target) return words(target.title);
    const key = `imports.sample.${field}`;
    return isMessage(key) ? t(key) : field;
  };
}

/** Records as they are, beside how they would be. */
export function ImportSamples({ item }: { item: ImportRecord }) {
  const t = useT();
  const nameOf = useFieldName(item);
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (item.samples.length === 0) return null;
  const show = (value: string | null) =>
    value === null ? <span className="i3">{t('imports.samples.nothing')}</span> : instant.test(value) ? format.dateTime(value) : value;
  const shown = all ? item.samples : item.samples.slice(0, few);
  return (
    <section aria-label={t('imports.samples')}>
      <h2 className="over" style={{ marginTop: 18 }}>
        {t('imports.samples')}
      </h2>
      <p className="sm i3">{t('imports.samples.text')}</p>
      <Table caption={t('imports.samples')} className="err samples2">
        <thead>
          <tr>
            <th scope="col">{t(`imports.kind.${item.kind}`)}</th>
            <th scope="col">{t('imports.samples.field')}</th>
            <th scope="col">{t('imports.samples.before')}</th>
            <th scope="col">{t('imports.samples.after')}</th>
          </tr>
        </thead>
        {shown.map(({ isNew, name, values }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- samples never move, and those without a name have no other key
          <tbody key={at}>
            {(values.length > 0 ? values : [undefined]).map((value, row) => (
              <tr key={value?.field ?? ''}>
                {row === 0 && (
                  <th scope="rowgroup" rowSpan={Math.max(values.length, 1)}>
                    {name ?? '–'}{' '}
                    <Chip tone={isNew ? 'good' : 'accent'}>{t(isNew ? 'imports.samples.new' : 'imports.samples.changed')}</Chip>
                  </th>
                )}
                {value ? (
                  <>
                    <td className="i2">{nameOf(value.field)}</td>
                    <td>{show(value.before)}</td>
                    <td className="strong">{show(value.after)}</td>
                  </>
                ) : (
                  <td colSpan={3} className="i3">
                    {t('imports.samples.hidden')}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </Table>
      {item.samples.length > shown.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('imports.samples.all', { count: item.samples.length })}
        </Button>
      )}
    </section>
  );
}
