import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { TextInput } from '../../ui/field.js';
import type { SampleCustomerFragment } from '../../gql/graphql.js';
import { customerName } from './customer-line.js';
import { OverrideDialog } from './override-dialog.js';
import { SampleRow } from './sample-row.js';
import { FindCustomersDocument } from './builder.graphql.js';

const PAUSE_MS = 300;

/** Finds anybody and says why they are in the segment or not; from there they can be decided by hand. */
export function MemberSearch({ segmentId }: { segmentId: string }) {
  const t = useT();
  const can = useCan();
  const explain = useExplain();
  const [text, setText] = useState('');
  const [search, setSearch] = useState('');
  const [deciding, setDeciding] = useState<SampleCustomerFragment>();
  useEffect(() => {
    const pause = setTimeout(() => setSearch(text.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text]);
  const { data, error, loading } = useQuery(FindCustomersDocument, { variables: { search }, skip: search === '', fetchPolicy: 'no-cache' });
  const found = data?.customers?.nodes ?? [];
  return (
    <div className="membersearch">
      <TextInput
        label={t('segments.find.label')}
        hideLabel
        type="search"
        placeholder={t('segments.find.label')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error && <p className="bad xs">{explain(error)}</p>}
      {search !== '' && !loading && !error && found.length === 0 && <p className="xs i3">{t('segments.find.nobody')}</p>}
      {search !== '' && found.length > 0 && (
        <ul className="smp found">
          {found.map((customer) => (
            <SampleRow
              key={customer.id}
              customer={customer}
              segmentId={segmentId}
              after={
                can('segments.edit') && (
                  <Button
                    variant="link"
                    aria-label={t('segments.override.named', { name: customerName(customer) })}
                    onClick={() => setDeciding(customer)}
                  >
                    {t('segments.override.decide')}
                  </Button>
                )
              }
            />
          ))}
        </ul>
      )}
      {deciding && <OverrideDialog segmentId={segmentId} customer={deciding} first="INCLUDE" onClose={() => setDeciding(undefined)} />}
    </div>
  );
}
