import { useLazyQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { takes } from '../../lib/graph/client.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useSession } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Select, TextInput } from '../../ui/field.js';
import { Banner, PageHeader } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { failureOf } from '../../lib/errors.js';
import { FindCustomerDocument } from './customers.graphql.js';

const ways = ['card', 'phone', 'email', 'externalId'] as const;
type Way = (typeof ways)[number];

export function FindCustomer() {
  const t = useT();
  useCrumbs({ label: t('find.title') });
  const navigate = useNavigate();
  const { schema } = useSession();
  const open = ways.filter((way) => takes(schema, 'Query', 'customer', way));
  const [way, setWay] = useState<Way>(open[0] ?? 'card');
  const [text, setText] = useState('');
  const [nobody, setNobody] = useState(false);
  const [find, { loading, error }] = useLazyQuery(FindCustomerDocument, { fetchPolicy: 'network-only' });
  const trouble = error && failureOf(error).code !== 'NOT_FOUND' ? error : undefined;

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setNobody(false);
    const { data } = await find({ variables: { [way]: text.trim() } }).catch(() => ({ data: undefined }));
    if (data?.customer) await navigate({ to: '/customers/$id', params: { id: data.customer.id } });
    else setNobody(true);
  };
  return (
    <div className="page">
      <PageHeader title={t('find.title')} />
      <p className="i2" style={{ marginBottom: 20 }}>
        {t('find.text')}
      </p>
      <form className="finder" onSubmit={(event) => void submit(event)}>
        <Select
          label={t('find.by')}
          options={open.map((value) => {
            const label: MessageKey = `find.${value}`;
            return { value, label: t(label) };
          })}
          value={way}
          onChange={setWay}
        />
        <TextInput label={t(`find.${way}`)} value={text} required autoComplete="off" onChange={(event) => setText(event.target.value)} />
        <Button variant="primary" type="submit" loading={loading}>
          {t('find.submit')}
        </Button>
      </form>
      {trouble && <Trouble error={trouble} />}
      {nobody && !trouble && <Banner tone="warn">{t('find.nobody')}</Banner>}
    </div>
  );
}
