import { useCallback } from 'react';
import type { SampleCustomerFragment } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';

/** What a customer is called here: by name, else by the shop's own number; fields a role may not read do not come at all. */
export function customerName({ displayName, externalId, id }: SampleCustomerFragment): string {
  return displayName ?? externalId ?? id.slice(-8);
}

/** "5 orders, ¥486", as far as the viewer may read it. */
export function useCustomerFact(): (customer: SampleCustomerFragment) => string {
  const t = useT();
  const format = useFormat();
  return useCallback(
    ({ ordersCount, totalSpent }) =>
      [ordersCount == null ? '' : t('segments.sample.orders', { count: ordersCount }), totalSpent ? format.moneyShort(totalSpent) : '']
        .filter(Boolean)
        .join(t('segments.reach.comma')),
    [t, format],
  );
}
