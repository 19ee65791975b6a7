import { useQuery } from '@apollo/client/react';
import { fieldsUsed, type Group } from '@regulars/segment-language';
import { useEffect, useMemo, useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { TextInput } from '../../ui/field.js';
import { useBuilder } from './builder-context.js';
import { SampleRow } from './sample-row.js';
import { FindCustomersDocument } from './builder.graphql.js';

const PAUSE_MS = 300;

/** Anybody, by name, number, phone or e-mail: why they are in, or why not. */
export function FindCustomer({ condition }: { condition: Group }) {
  const { speech, zone, at } = useBuilder();
  const { t } = speech;
  const moment = useMemo(() => ({ zone, at }), [zone, at]);
  const explain = useExplain();
  const [text, setText] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const pause = setTimeout(() => setSearch(text.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text]);
  const { data, error, loading } = useQuery(FindCustomersDocument, { variables: { search }, skip: search === '', fetchPolicy: 'no-cache' });
  const used = useMemo(() => fieldsUsed(condition).fields, [condition]);
  const found = data?.customers?.nodes ?? [];
  return (
    <div className="findc">
      <TextInput
        label={t('segments.find.label')}
        hideLabel
        placeholder={t('segments.find.label')}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field has just been asked for
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="vh" role="status">
        {search !== '' && !loading ? t('segments.pick.found', { count: found.length }) : ''}
      </p>
      {error && <p className="bad xs">{explain(error)}</p>}
      {search !== '' && !loading && !error && found.length === 0 && <p className="xs i3">{t('segments.find.nobody')}</p>}
      <ul className="smp">
        {found.map((customer) => (
          <SampleRow key={customer.id} customer={customer} condition={condition} used={used} moment={moment} />
        ))}
      </ul>
    </div>
  );
}
