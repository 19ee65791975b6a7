import type { Group } from '@regulars/segment-language';
import { useState, type ReactNode } from 'react';
import type { SampleCustomerFragment } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { Icon } from '../../ui/icon.js';
import { customerName, useCityName, useCustomerFact } from './customer-line.js';
import { Why, type JudgedAt } from './why.js';

interface SampleRowProps {
  customer: SampleCustomerFragment;
  /** The rule being built, or else the saved segment. */
  condition?: Group;
  segmentId?: string;
  /** The fields that the rule uses; they stand beside the name. */
  used?: readonly string[];
  /** Of a rule being built: when and in which zone it is judged. */
  moment?: JudgedAt;
  /** Stands under the open reasons. */
  after?: ReactNode;
}

/** A customer in one line; "why" opens a tick or a cross for every rule. */
export function SampleRow({ customer, condition, segmentId, used, moment, after }: SampleRowProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const fact = useCustomerFact();
  const city = useCityName()(customer, used);
  return (
    <li>
      <button type="button" className="top" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="nm">{customerName(customer)}</span>
        {city !== undefined && <span className="i2 cut">{city}</span>}
        <span className={city === undefined ? 'i3 xs nw cut wide' : 'i3 xs nw cut'}>{fact(customer, used)}</span>
        <span className="whyb">
          {t('segments.sample.why')}
          <Icon name={isOpen ? 'up' : 'down'} />
        </span>
      </button>
      {isOpen && after}
      {isOpen && (
        <Why customerId={customer.id} moment={moment} {...(condition && { condition })} {...(segmentId !== undefined && { segmentId })} />
      )}
    </li>
  );
}
