import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { CustomerOutlookQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useNames } from '../../lib/value-names.js';
import { Button } from '../../ui/button.js';
import { CustomerOutlookDocument } from './customer-outlook.graphql.js';

type Outlook = NonNullable<CustomerOutlookQuery['customerOutlook']>;

/** Scores of a customer, what is expected of them, and on demand why. Nothing where there is nothing to tell. */
export function CustomerOutlook({ customerId }: { customerId: string }) {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery(CustomerOutlookDocument, { variables: { id: customerId } });
  const outlook = data?.customerOutlook;
  const scores = data?.customer;
  const year = outlook?.horizons.at(-1);
  if (!outlook || !year) return null;
  return (
    <section>
      <div className="sec">
        <h2 className="over">{t('customer.outlook')}</h2>
        <span className="sp" />
        <Button variant="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('customer.outlookWhy')}
        </Button>
      </div>
      <dl className="outlook">
        {scores?.rfmGroup != null && (
          <>
            <dt>{names.value('rfmGroup', scores.rfmGroup)}</dt>
            <dd>{`R ${scores.rfmRecency} · F ${scores.rfmFrequency} · M ${scores.rfmMonetary}`}</dd>
          </>
        )}
        {outlook.activeChance != null && (
          <>
            <dt>{t('customer.activeChance')}</dt>
            <dd>{format.percent(outlook.activeChance, 0)}</dd>
          </>
        )}
        <dt>{t('customer.expectedValue')}</dt>
        <dd>{format.money(year.value)}</dd>
      </dl>
      {isOpen && data?.explainRfm && <ScoreReasons reason={data.explainRfm} />}
      {isOpen && <Reasons outlook={outlook} />}
    </section>
  );
}

type ScoreReason = NonNullable<CustomerOutlookQuery['explainRfm']>;

/** The figures of the scores, with the cut points that they lie between. */
function ScoreReasons({ reason }: { reason: ScoreReason }) {
  const t = useT();
  const format = useFormat();
  const { cuts, spent } = reason;
  const money = (amount: string): string => format.moneyShort({ amount, currency: spent.currency });
  return (
    <ul className="sm i2">
      <li>{t('customer.rfmRecency', { days: reason.recencyDays, cuts: cuts.recency.map((cut) => format.number(cut)).join(' · ') })}</li>
      <li>{t('customer.rfmFrequency', { orders: reason.orders, cuts: cuts.frequency.map((cut) => format.number(cut)).join(' · ') })}</li>
      <li>{t('customer.rfmMonetary', { spent: format.money(spent), cuts: cuts.monetary.map(money).join(' · ') })}</li>
      <li>{t('customer.rfmAsOf', { date: format.dateTime(reason.asOf) })}</li>
    </ul>
  );
}

const days = (weeks: number): number => Math.round(weeks * 7);

function Reasons({ outlook }: { outlook: Outlook }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="sm i2">
      <p>
        {t('customer.outlookSeen', {
          repeats: outlook.repeats,
          age: days(outlook.ageWeeks),
          silent: days(outlook.ageWeeks - outlook.recencyWeeks),
        })}
      </p>
      <p>
        {outlook.ownOrder
          ? t('customer.outlookSpend', { own: format.money(outlook.ownOrder), expected: format.money(outlook.expectedOrder) })
          : t('customer.outlookSpendNew', { expected: format.money(outlook.expectedOrder) })}
      </p>
      <ul>
        {outlook.horizons.map((horizon) => (
          <li key={horizon.months}>
            {t('customer.outlookHorizon', {
              months: horizon.months,
              orders: format.number(horizon.orders, 1),
              low: format.number(horizon.ordersRange.low),
              high: format.number(horizon.ordersRange.high),
              value: format.money(horizon.value),
              valueLow: format.money(horizon.valueLow),
              valueHigh: format.money(horizon.valueHigh),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
