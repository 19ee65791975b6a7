import type { ReactNode } from 'react';
import { countryName } from '../../lib/countries.js';
import { readablePhone, useFormat } from '../../lib/format.js';
import { type MessageKey, useLanguage, useT } from '../../lib/i18n.js';
import { useTerm } from '../../lib/terms.js';
import { useNames } from '../../lib/value-names.js';
import type { CustomerRecord } from './customer-page.js';

type Fact = [label: string, value: ReactNode];

/** What is known, grouped by where it comes from. What the viewer may not read did not come, so it is not here. */
export function CustomerFacts({ customer }: { customer: CustomerRecord }) {
  const t = useT();
  const format = useFormat();
  const term = useTerm();
  const names = useNames();
  const named = (field: string, stored: string | null | undefined) => stored && names.value(field, stored);
  const { language } = useLanguage();
  const verified = (field: string) => customer.verifications?.find((entry) => entry.field === field)?.verifiedAt;
  const fact = (label: MessageKey, value: ReactNode, field?: string): Fact[] => {
    if (value === null || value === undefined || value === '') return [];
    const at = field && verified(field);
    return [[t(label), at ? [value, <small key="at"> {t('customer.verified', { date: format.date(at) })}</small>] : value]];
  };
  const shown = (value: unknown): string =>
    typeof value === 'boolean' ? t(value ? 'common.yes' : 'common.no') : typeof value === 'string' ? term(value) : JSON.stringify(value);
  const gender: MessageKey | undefined = customer.gender ? `customer.gender.${customer.gender}` : undefined;

  return (
    <>
      <FactGroup
        title={t('customer.person')}
        facts={[
          ...fact('customer.birthDate', customer.birthDate && format.calendarDate(customer.birthDate), 'birthDate'),
          ...fact('customer.gender', gender && t(gender), 'gender'),
          ...fact('customer.income', named('incomeBand', customer.incomeBand)),
          ...fact('customer.education', named('education', customer.education)),
          ...fact('customer.occupation', named('occupation', customer.occupation)),
          ...fact('customer.acquired', named('acquisitionSource', customer.acquisitionSource)),
        ]}
      />
      <FactGroup
        title={t('customer.place')}
        facts={[
          ...fact('customer.country', customer.country && countryName(language, customer.country)),
          ...fact('customer.province', named('province', customer.province)),
          ...fact('customer.city', named('city', customer.city), 'city'),
          ...fact('customer.district', named('district', customer.district)),
          ...fact('customer.address', customer.address, 'address'),
        ]}
      />
      <FactGroup
        title={t('customer.contact')}
        facts={(customer.contactPoints ?? []).map((point): Fact => {
          const notes = [
            point.isPrimary && t('customer.primary'),
            point.verifiedAt && t('customer.verified', { date: format.date(point.verifiedAt) }),
          ].filter((note) => note);
          return [
            term(point.kind),
            <span key={point.value}>
              {readablePhone(point.value)}
              {notes.length > 0 && <small> {notes.join(' · ')}</small>}
              {point.problem && <span className="bad"> {point.problem}</span>}
            </span>,
          ];
        })}
      />
      <FactGroup
        title={t('customer.stated')}
        facts={(customer.preferences ?? []).map((entry): Fact => [
          term(entry.key),
          <span key={entry.key}>
            {term(entry.value)} <small>{`${term(entry.source)} · ${format.date(entry.notedAt)}`}</small>
          </span>,
        ])}
      />
      <FactGroup
        title={t('customer.interests')}
        facts={(customer.interests ?? []).map((entry): Fact => [
          names.value('interests', entry.key),
          <small key={entry.key}>{`${term(entry.source)} · ${format.date(entry.notedAt)}`}</small>,
        ])}
      />
      <FactGroup
        title={t('customer.attributes')}
        facts={(customer.attributes ?? []).flatMap((entry): Fact[] =>
          entry.value === null || entry.value === undefined
            ? []
            : [[names.field(`attributes.${entry.key}`) ?? entry.key, shown(entry.value)]],
        )}
      />
      <FactGroup
        title={t('customer.records')}
        facts={[
          ...fact('customer.number', customer.externalId),
          ...fact('customer.source', customer.source && term(customer.source)),
          ...fact('customer.updated', format.dateTime(customer.updatedAt)),
        ]}
      />
    </>
  );
}

function FactGroup({ title, facts }: { title: string; facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <section className="facts">
      <h2 className="over">{title}</h2>
      <dl>
        {facts.map(([label, value], at) => [
          // oxlint-disable-next-line react/no-array-index-key -- one kind of contact may stand here twice
          <dt key={`${label}-${at}`}>{label}</dt>,
          // oxlint-disable-next-line react/no-array-index-key -- the same
          <dd key={`${label}-${at}-value`}>{value}</dd>,
        ])}
      </dl>
    </section>
  );
}
