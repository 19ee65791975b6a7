import { useCallback } from 'react';
import type { SampleCustomerFragment } from '../../gql/graphql.js';
import { useFormat, type Format } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useNames, type Names } from '../../lib/value-names.js';

/** What a customer is called here: by name, else by the shop's own number; fields a role may not read do not come at all. */
export function customerName({ displayName, externalId, id }: SampleCustomerFragment): string {
  return displayName ?? externalId ?? id.slice(-8);
}

/** How a field of a customer reads in their line; nothing where it is empty or the viewer may not read it. */
type Reading = (customer: SampleCustomerFragment, format: Format, names: Names) => string | undefined;

const text =
  (field: 'gender' | 'province' | 'district' | 'country' | 'acquisitionSource'): Reading =>
  (customer, _, names) => {
    const stored = customer[field];
    return stored == null ? undefined : names.value(field, stored);
  };
const list =
  (field: 'tags'): Reading =>
  (customer, format, names) =>
    customer[field]?.length ? format.list(customer[field].map((each) => names.value(field, each))) : undefined;
const day =
  (field: 'firstOrderAt' | 'lastOrderAt' | 'createdAt'): Reading =>
  (customer, format) =>
    customer[field] == null ? undefined : format.day(customer[field]);
const money =
  (field: 'totalSpent' | 'averageOrder'): Reading =>
  (customer, format) =>
    customer[field] ? format.moneyShort(customer[field]) : undefined;

const readings: Readonly<Record<string, Reading>> = {
  gender: text('gender'),
  province: text('province'),
  district: text('district'),
  country: text('country'),
  acquisitionSource: text('acquisitionSource'),
  age: ({ age }, format) => (age == null ? undefined : format.number(age)),
  birthDate: ({ birthDate }, format) => (birthDate == null ? undefined : format.calendarDate(birthDate)),
  tags: list('tags'),
  firstOrderAt: day('firstOrderAt'),
  lastOrderAt: day('lastOrderAt'),
  createdAt: day('createdAt'),
  averageOrder: money('averageOrder'),
  totalSpent: money('totalSpent'),
};

/** What does not say by itself what it is. */
const needsTitle: ReadonlySet<string> = new Set(['age', 'birthDate', 'firstOrderAt', 'lastOrderAt', 'createdAt', 'averageOrder']);

/** Where a rule names no field of the customer itself: "5 orders, ¥486". */
const usual: readonly string[] = ['ordersCount', 'totalSpent'];
const SHOWN = 3;

/** What stands beside a customer's name: the fields that the rule uses, or else how much they bought. */
export function useCustomerFact(): (customer: SampleCustomerFragment, used?: readonly string[]) => string {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  return useCallback(
    (customer, used = []) => {
      const known = used.filter((name) => name in readings || name === 'ordersCount');
      return (known.length ? known : usual)
        .slice(0, SHOWN)
        .flatMap((name) => {
          if (name === 'ordersCount')
            return customer.ordersCount == null ? [] : t('segments.sample.orders', { count: customer.ordersCount });
          const value = readings[name]?.(customer, format, names);
          if (value === undefined) return [];
          return needsTitle.has(name) ? `${names.field(name) ?? ''} ${value}`.trim() : value;
        })
        .join(t('segments.reach.comma'));
    },
    [t, format, names],
  );
}

/** The city as people read it; left out where the rule is about other things, which need its room. */
export function useCityName(): (customer: SampleCustomerFragment, used?: readonly string[]) => string | undefined {
  const names = useNames();
  return useCallback(
    ({ city }, used = []) => {
      if (!used.includes('city') && used.some((name) => name in readings)) return undefined;
      return city == null ? '' : names.value('city', city);
    },
    [names],
  );
}
