import './value.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ValueModelQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { TextInput } from '../../ui/field.js';
import { Banner, Chip, EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { BackTestChart } from './back-test-chart.js';
import { FitValueModelsDocument, ValueModelDocument } from './value.graphql.js';

export type Model = ValueModelQuery['valueModels'][number];
const lookEvery = 2000;

/** Rules to start from: what the predictions are for. */
const starts = [
  ['value.start.fading', 'value.start.fadingText', 'activeChance < 0.5 and rfmMonetary >= 4'],
  ['value.start.growing', 'value.start.growingText', 'expectedOrders3Months >= 1 and rfmMonetary <= 3'],
  ['value.start.once', 'value.start.onceText', 'ordersCount = 1 and expectedOrders12Months >= 0.5'],
] as const satisfies readonly (readonly [MessageKey, MessageKey, string])[];

/** What is expected of the customers, by which model, and how well it holds. */
export function ValuePage() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const toast = useToast();
  useCrumbs({ label: t('value.models') });
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ValueModelDocument);
  const [fit, fitting] = useMutation(FitValueModelsDocument);
  const model = data?.valueModels[0];
  const isWaiting = data !== undefined && model === undefined;
  useEffect(() => {
    if (isWaiting) startPolling(lookEvery);
    return stopPolling;
  }, [isWaiting, startPolling, stopPolling]);
  const [rate, setRate] = useState<string>();
  const shownRate = rate ?? String(Math.round((model?.discountRate ?? 0.1) * 1000) / 10);
  const discountRate = Number(shownRate) / 100;
  const isRate = shownRate.trim() !== '' && discountRate >= 0 && discountRate <= 1;
  const fitNow = async () => {
    const { data: asked } = await fit({ variables: { discountRate } }).catch(() => ({ data: undefined }));
    if (asked) toast(t('value.fittingSoon'));
  };
  return (
    <div className="page">
      <PageHeader
        title={t('value.models')}
        lede={model && t('value.fitted', { count: model.fittedOn, date: format.dateTime(model.asOf) })}
        actions={
          can('segments.edit') && (
            <>
              <TextInput
                type="number"
                label={t('value.discountChoice')}
                value={shownRate}
                min={0}
                max={100}
                step={0.5}
                error={isRate ? undefined : t('value.discountRange')}
                onChange={({ target }) => setRate(target.value)}
              />
              <Button onClick={() => void fitNow()} loading={fitting.loading} disabled={!isRate}>
                {t('value.fit')}
              </Button>
            </>
          )
        }
      />
      {(error ?? fitting.error) && <Trouble error={error ?? fitting.error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {isWaiting && <EmptyState title={t('value.unfitted')}>{t('value.unfittedText')}</EmptyState>}
      {model && (
        <>
          {model.warnings.map((warning) => (
            <Banner key={warning} tone="warn">
              {t(`value.warning.${warning}`)}
            </Banner>
          ))}
          <ModelFacts model={model} />
          {can('segments.edit') && (
            <section className="vsec">
              <h2 className="over">{t('value.starts')}</h2>
              <ul className="vstarts">
                {starts.map(([title, text, condition]) => (
                  <li key={title}>
                    <Link to="/segments/new" search={{ text: condition }} className="link sm">
                      {t(title)}
                    </Link>
                    <p className="sm i2">{t(text)}</p>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {model.backTest && <BackTestChart test={model.backTest} />}
          <FitsTable model={model} />
        </>
      )}
    </div>
  );
}

function ModelFacts({ model }: { model: Model }) {
  const t = useT();
  const format = useFormat();
  const day = (date: string | null | undefined): string => (date ? format.calendarDate(date) : '–');
  const facts: readonly (readonly [MessageKey, string])[] = [
    ['value.buying', t(`value.model.${model.buying}`)],
    ['value.spending', t(`value.model.${model.spending}`)],
    ['value.window', t('value.windowDays', { from: day(model.firstDay), until: day(model.lastDay) })],
    ['value.repeatBuyers', format.number(model.repeatBuyers)],
    ['value.discount', format.percent(model.discountRate)],
    ['value.shrinkage', format.percent(model.shrinkage, 0)],
  ];
  return (
    <dl className="vfacts">
      {facts.map(([label, shown]) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  );
}

function FitsTable({ model }: { model: Model }) {
  const t = useT();
  const format = useFormat();
  if (model.fits.length === 0) return null;
  return (
    <section className="vsec">
      <h2 className="over">{t('value.fits')}</h2>
      <Table caption={t('value.fits')}>
        <thead>
          <tr>
            <th scope="col">{t('value.modelName')}</th>
            <th scope="col">{t('value.parameters')}</th>
            <th scope="col" className="num">
              {t('value.logLikelihood')}
            </th>
            <th scope="col">{t('value.state')}</th>
          </tr>
        </thead>
        <tbody>
          {model.fits.map((fit) => (
            <tr key={fit.model}>
              <th scope="row">{t(`value.model.${fit.model}`)}</th>
              <td>{fit.parameters.map(({ name, value }) => `${name} ${format.number(value, 3)}`).join(' · ')}</td>
              <td className="num">{format.number(fit.logLikelihood, 2)}</td>
              <td>
                <Chip tone={fit.isUsed ? 'good' : 'plain'}>{t(fit.isUsed ? 'value.used' : 'value.unused')}</Chip>
                {fit.warnings.map((warning) => (
                  <p key={warning} className="xs i2">
                    {t(`value.warning.${warning}`)}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="xs i3">{t('value.weeks')}</p>
    </section>
  );
}
