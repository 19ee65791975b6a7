import { useMutation, useQuery } from '@apollo/client/react';
import { labels } from '@regulars/graph';
import { useState, type SyntheticEvent } from 'react';
import { type MessageKey, useT, useWords } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Select, TextInput } from '../../ui/field.js';
import { Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { AttributesDocument, DefineAttributeDocument } from './settings.graphql.js';

const types = ['text', 'number', 'boolean', 'date', 'list'] as const;
type AttributeType = (typeof types)[number];

export function AttributeSettings() {
  const t = useT();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(AttributesDocument);
  const attributes = data?.attributeDefinitions?.nodes;
  const typeName = (type: string) => {
    const known = types.find((name) => name === type);
    return known ? t(`settings.type.${known}`) : type;
  };
  const labelName = (label: string) => {
    const known = labels.find((name) => name === label);
    return known ? t(`roles.label.${known}`) : label;
  };
  return (
    <section aria-labelledby="attributes">
      <h2 className="over" id="attributes">
        {t('settings.attributes')}
      </h2>
      <div className="stack">
        <p className="sm i2">{t('settings.attributesText')}</p>
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {!attributes && !error && <Skeleton lines={3} />}
        {attributes?.length === 0 && <p className="sm i3">{t('settings.attributesEmpty')}</p>}
        {attributes && attributes.length > 0 && (
          <Table caption={t('settings.attributes')}>
            <thead>
              <tr>
                <th scope="col">{t('settings.fieldTitle')}</th>
                <th scope="col">{t('settings.key')}</th>
                <th scope="col">{t('settings.type')}</th>
                <th scope="col">{t('settings.label')}</th>
              </tr>
            </thead>
            <tbody>
              {attributes.map((attribute) => (
                <tr key={attribute.id}>
                  <th scope="row">{words(attribute.title)}</th>
                  <td>
                    <code>{attribute.key}</code>
                  </td>
                  <td className="i2">{typeName(attribute.type)}</td>
                  <td className="i2">{labelName(attribute.label)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {open ? (
          <DefineAttribute
            onDone={() => {
              setOpen(false);
              void refetch();
            }}
            onCancel={() => setOpen(false)}
          />
        ) : (
          <div>
            <Button icon="plus" onClick={() => setOpen(true)}>
              {t('settings.define')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function DefineAttribute({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const t = useT();
  const toast = useToast();
  const [key, setKey] = useState('');
  const [type, setType] = useState<AttributeType>('text');
  const [label, setLabel] = useState<(typeof labels)[number]>('sensitive');
  const [titleEn, setTitleEn] = useState('');
  const [titleZhCn, setTitleZhCn] = useState('');
  const [define, { loading, error }] = useMutation(DefineAttributeDocument);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await define({ variables: { input: { key, type, label, titleEn, titleZhCn } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('settings.defined', { name: data.defineAttribute.key }));
    onDone();
  };
  return (
    <form className="stack" onSubmit={(event) => void save(event)}>
      {error && <Trouble error={error} />}
      <div className="pair">
        <TextInput
          label={t('settings.titleEn')}
          required
          maxLength={80}
          value={titleEn}
          onChange={(event) => setTitleEn(event.target.value)}
        />
        <TextInput
          label={t('settings.titleZh')}
          required
          maxLength={80}
          value={titleZhCn}
          onChange={(event) => setTitleZhCn(event.target.value)}
        />
      </div>
      <TextInput
        label={t('settings.key')}
        hint={t('settings.keyHint')}
        required
        pattern="[a-z][a-z0-9_]*"
        maxLength={60}
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <div className="pair">
        <Select
          label={t('settings.type')}
          options={types.map((value) => {
            const name: MessageKey = `settings.type.${value}`;
            return { value, label: t(name) };
          })}
          value={type}
          onChange={setType}
        />
        <Select
          label={t('settings.label')}
          hint={t('settings.labelHint')}
          options={labels.map((value) => {
            const name: MessageKey = `roles.label.${value}`;
            return { value, label: t(name) };
          })}
          value={label}
          onChange={setLabel}
        />
      </div>
      <div style={{ display: 'flex', gap: 10 }}>
        <Button variant="primary" type="submit" loading={loading}>
          {t('settings.define')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
