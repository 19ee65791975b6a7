import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { DateOrder, DecimalMark } from '../../gql/graphql.js';
import { currencyOptions } from '../../lib/currencies.js';
import { useLanguage, useT, useWords } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { allZones } from '../../lib/zone.js';
import { useFormat } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Combobox } from '../../ui/combobox.js';
import { Checkbox, Select, TextInput } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import type { ImportRecord } from './import-page.js';
import { ImportReading } from './import-reading.js';
import { DefineColumnAttributeDocument, MapImportDocument } from './imports.graphql.js';

const zones = allZones().map((value) => ({ value, label: value }));
const leftOut = '';
const asFound = '';

/** Which column goes where, and how values are to be read. */
export function ImportMapping({ item, onMapped }: { item: ImportRecord; onMapped: () => void }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { language } = useLanguage();
  const [mapping, setMapping] = useState(() => new Map(item.columns.map((column) => [column.column, column.target ?? leftOut])));
  const [zone, setZone] = useState(item.options.zone);
  const [source, setSource] = useState(item.options.source);
  const [currency, setCurrency] = useState(item.options.currency);
  const [decimalMark, setDecimalMark] = useState<DecimalMark | typeof asFound>(item.options.decimalMark ?? asFound);
  const [dateOrder, setDateOrder] = useState<DateOrder | typeof asFound>(item.options.dateOrder ?? asFound);
  const [wholeOrders, setWholeOrders] = useState(item.options.wholeOrders);
  const [map, { loading, error }] = useMutation(MapImportDocument);
  const can = useCan();
  const [make, making] = useMutation(DefineColumnAttributeDocument);
  const makeField = async (column: string) => {
    const { data } = await make({ variables: { input: { importId: item.id, column } } }).catch(() => ({ data: undefined }));
    const made = data?.defineColumnAttribute.columns.find((one) => one.column === column);
    if (made) setMapping((now) => new Map(now).set(column, made.target ?? leftOut));
  };

  const used = [...mapping.values()].filter((target) => target !== leftOut);
  const missing = item.targets.filter((target) => target.required && !used.includes(target.name));
  const twice = item.targets.filter((target) => used.filter((name) => name === target.name).length > 1);
  const targets = [
    { value: leftOut, label: t('imports.map.skip') },
    ...item.targets.map((target) => ({
      value: target.name,
      label: target.required ? t('imports.map.required', { name: words(target.title) }) : words(target.title),
    })),
  ];
  const names = (list: typeof missing) => format.list(list.map((target) => words(target.title)));

  const check = async () => {
    const { data } = await map({
      variables: {
        input: {
          id: item.id,
          mapping: [...mapping].map(([column, target]) => ({ column, target: target === leftOut ? null : target })),
          options: {
            zone,
            source,
            currency,
            wholeOrders,
            decimalMark: decimalMark === asFound ? null : decimalMark,
            dateOrder: dateOrder === asFound ? null : dateOrder,
          },
        },
      },
    }).catch(() => ({ data: undefined }));
    if (data) onMapped();
  };

  return (
    <>
      <div className="imc">
        <div className="l">
          {(error ?? making.error) && <Trouble error={error ?? making.error} />}
          {item.rememberedAt !== null && (
            <Banner tone="info">{t('imports.map.remembered', { date: format.dateTime(item.rememberedAt) })}</Banner>
          )}
          {missing.length > 0 && <Banner tone="warn">{t('imports.map.missing', { names: names(missing) })}</Banner>}
          {twice.length > 0 && <Banner tone="not">{t('imports.map.twice', { names: names(twice) })}</Banner>}
          <Table caption={t('imports.map.title')} className="mapping">
            <thead>
              <tr>
                <th scope="col">{t('imports.map.column')}</th>
                <th scope="col">{t('imports.map.samples')}</th>
                <th scope="col" className="to">
                  {t('imports.map.target')}
                </th>
              </tr>
            </thead>
            <tbody>
              {item.columns.map((column) => (
                <tr key={column.column}>
                  <th scope="row">{column.column}</th>
                  <td>
                    <ul className="samples">
                      {column.samples.slice(0, 5).map((sample, at) => (
                        // oxlint-disable-next-line react/no-array-index-key -- samples repeat and never move
                        <li key={at}>{sample === '' ? <span className="i3">{t('imports.map.empty')}</span> : sample}</li>
                      ))}
                    </ul>
                  </td>
                  <td>
                    <Select
                      label={`${column.column}: ${t('imports.map.target')}`}
                      hideLabel
                      options={targets}
                      value={mapping.get(column.column) ?? leftOut}
                      onChange={(target) => setMapping(new Map(mapping).set(column.column, target))}
                    />
                    {item.kind === 'CUSTOMERS' && can('settings.edit') && mapping.get(column.column) === leftOut && (
                      <Button
                        variant="link"
                        disabled={making.loading}
                        aria-label={t('imports.map.attributeOf', { column: column.column })}
                        onClick={() => void makeField(column.column)}
                      >
                        {t('imports.map.attribute')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
        <aside className="r" aria-label={t('imports.map.options')}>
          <ImportReading item={item} />
          <h2 className="over rule0">{t('imports.map.options')}</h2>
          <div className="stack" style={{ marginTop: 10 }}>
            <Combobox
              label={t('imports.map.zone')}
              nothing={t('common.nothingFound')}
              options={zones}
              value={zone}
              onChange={(value) => setZone(value ?? zone)}
            />
            {item.kind === 'ORDERS' && (
              <Combobox
                label={t('imports.map.currency')}
                nothing={t('common.nothingFound')}
                options={currencyOptions(language)}
                value={currency}
                onChange={(value) => setCurrency(value ?? currency)}
              />
            )}
            <Select
              label={t('imports.map.dateOrder')}
              options={[
                { value: asFound, label: t('imports.map.asFound') },
                { value: 'DAY_FIRST', label: t('imports.map.dayFirst') },
                { value: 'MONTH_FIRST', label: t('imports.map.monthFirst') },
              ]}
              value={dateOrder}
              onChange={setDateOrder}
            />
            {item.kind !== 'CUSTOMERS' && (
              <Select
                label={t('imports.map.decimalMark')}
                options={[
                  { value: asFound, label: t('imports.map.asFound') },
                  { value: 'POINT', label: '1,234.50' },
                  { value: 'COMMA', label: '1.234,50' },
                ]}
                value={decimalMark}
                onChange={setDecimalMark}
              />
            )}
            <TextInput
              label={t('imports.map.source')}
              hint={t('imports.map.sourceHint')}
              value={source}
              required
              maxLength={60}
              onChange={(event) => setSource(event.target.value)}
            />
            {item.kind === 'ORDERS' && (
              <Checkbox
                label={t('imports.map.wholeOrders')}
                hint={t('imports.map.wholeOrdersHint')}
                checked={wholeOrders}
                onChange={setWholeOrders}
              />
            )}
          </div>
        </aside>
      </div>
      <div className="foot2">
        <span className="sm i2">{t('imports.map.matched', { matched: used.length, total: item.columns.length })}</span>
        <span className="sp" />
        <span className="sm i3">{t('imports.map.nothingWritten')}</span>
        <Button
          variant="primary"
          loading={loading}
          disabled={missing.length > 0 || twice.length > 0 || source.trim() === ''}
          onClick={() => void check()}
        >
          {t('imports.map.check')}
        </Button>
      </div>
    </>
  );
}
