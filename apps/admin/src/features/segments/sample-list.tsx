import type { Group } from '@regulars/segment-language';
import { useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { useBuilder } from './builder-context.js';
import { FindCustomer } from './find-customer.js';
import { SampleRow } from './sample-row.js';
import type { Preview } from './use-preview.js';

interface SampleListProps {
  preview: Preview;
  condition: Group;
}

/** Twenty of the match, each with its reasons, and a search for anybody else. */
export function SampleList({ preview, condition }: SampleListProps) {
  const { t } = useBuilder().speech;
  const format = useFormat();
  const [finding, setFinding] = useState(false);
  const customers = preview.sample?.nodes ?? [];
  return (
    <section className="blk">
      <div className="sec">
        <h2 className="over">{t('segments.sample.title')}</h2>
        {preview.sample && (
          <span className="xs i3">{t('segments.sample.of', { shown: customers.length, count: format.number(preview.count) })}</span>
        )}
        <span className="sp" />
        <Button variant="link" onClick={() => setFinding(!finding)} aria-expanded={finding}>
          {t('segments.sample.find')}
        </Button>
      </div>
      {finding && <FindCustomer condition={condition} />}
      <ul className="smp">
        {customers.map((customer) => (
          <SampleRow key={customer.id} customer={customer} condition={condition} />
        ))}
      </ul>
    </section>
  );
}
