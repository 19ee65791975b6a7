import { useApolloClient } from '@apollo/client/react';
import { fieldsUsed, type Group } from '@regulars/segment-language';
import { useMemo, useState } from 'react';
import type { SampleCustomerFragment } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { Button, IconButton } from '../../ui/button.js';
import { useToast } from '../../ui/toast.js';
import { useBuilder } from './builder-context.js';
import { ShuffleDocument } from './builder.graphql.js';
import { FindCustomer } from './find-customer.js';
import { SampleRow } from './sample-row.js';
import type { Preview } from './use-preview.js';

interface SampleListProps {
  preview: Preview;
  condition: Group;
}

/** Twenty of the match, each with its reasons, others on demand, and a search for anybody else. */
export function SampleList({ preview, condition }: SampleListProps) {
  const { speech, zone, at } = useBuilder();
  const { t } = speech;
  const moment = useMemo(() => ({ zone, at }), [zone, at]);
  const format = useFormat();
  const [finding, setFinding] = useState(false);
  const { shuffled, isShuffling, shuffle } = useShuffle(preview, condition);
  const used = useMemo(() => fieldsUsed(condition).fields, [condition]);
  const customers = shuffled ?? preview.sample?.nodes ?? [];
  return (
    <section className="blk">
      <div className="sec">
        <h2 className="over">{t('segments.sample.title')}</h2>
        {preview.sample && (
          <span className="xs i3">{t('segments.sample.of', { shown: customers.length, count: format.number(preview.count) })}</span>
        )}
        {preview.sample && preview.count > preview.sample.nodes.length && (
          <IconButton icon="shuffle" label={t('segments.sample.shuffle')} disabled={isShuffling} onClick={shuffle} />
        )}
        <span className="sp" />
        <Button variant="link" onClick={() => setFinding(!finding)} aria-expanded={finding}>
          {t('segments.sample.find')}
        </Button>
      </div>
      {finding && <FindCustomer condition={condition} />}
      <ul className="smp">
        {customers.map((customer) => (
          <SampleRow key={customer.id} customer={customer} condition={condition} used={used} moment={moment} />
        ))}
      </ul>
    </section>
  );
}

/** Others of the same match, until there is a newer count. */
function useShuffle(preview: Preview, condition: Group) {
  const client = useApolloClient();
  const toast = useToast();
  const explain = useExplain();
  const { zone, at } = useBuilder();
  const [drawn, setDrawn] = useState<{ of: Preview; customers: readonly SampleCustomerFragment[] }>();
  const [isShuffling, setShuffling] = useState(false);
  const shuffle = () => {
    setShuffling(true);
    const seed = Math.floor(Math.random() * 1_000_000);
    client
      .query({
        query: ShuffleDocument,
        variables: { condition, zone, seed, ...(at !== undefined && { at }) },
        fetchPolicy: 'no-cache',
      })
      .then(({ data }) => data?.previewSegment.sample && setDrawn({ of: preview, customers: data.previewSegment.sample.nodes }))
      .catch((error: unknown) => toast(explain(error)))
      .finally(() => setShuffling(false));
  };
  return { shuffled: drawn?.of === preview ? drawn.customers : undefined, isShuffling, shuffle };
}
