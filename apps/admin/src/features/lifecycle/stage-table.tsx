import { Link } from '@tanstack/react-router';
import type { LifecycleQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Table } from '../../ui/table.js';

type Stage = LifecycleQuery['lifecycle']['stages'][number]['stage'];

/** Whom of a stage to turn to first, as a condition beside the stage, and the screen on which one sees how. */
const steps = {
  LEAD: [undefined, '/analysis/questions', 'questions'],
  NEW: ['ordersCount = 1', '/analysis/cohorts', 'cohorts'],
  ACTIVE: ['expectedOrders3Months >= 1', '/analysis/pairs', 'pairs'],
  GROWING: ['rfmMonetary >= 4', '/analysis/value', 'value'],
  AT_RISK: ['rfmMonetary >= 4', '/analysis/churn', 'churn'],
  LAPSED: ['lastOrderAt within 365 days', '/analysis/churn', 'churn'],
  WON_BACK: ['lastOrderAt within 60 days', '/analysis/pairs', 'pairs'],
} as const satisfies Readonly<Record<Stage, readonly [string | undefined, string, string]>>;

const keyOf = (stage: string): string => stage.toLowerCase().replace('_', '-');

/** How many are in each stage and have ever reached it, how long they stay, and what to do about it. */
export function StageTable({ stages }: { readonly stages: LifecycleQuery['lifecycle']['stages'] }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const everybody = stages.reduce((sum, { customers }) => sum + customers, 0);
  const days = (value: number | null | undefined): string => (value == null ? '–' : format.number(value));
  return (
    <Table caption={t('lifecycle.stages')}>
      <thead>
        <tr>
          <th scope="col">{t('lifecycle.stageName')}</th>
          <th scope="col" className="num">
            {t('lifecycle.customers')}
          </th>
          <th scope="col" className="num">
            {t('lifecycle.share')}
          </th>
          <th scope="col" className="num">
            {t('lifecycle.entered')}
          </th>
          <th scope="col" className="num">
            {t('lifecycle.left')}
          </th>
          <th scope="col" className="num">
            {t('lifecycle.reached')}
          </th>
          <th scope="col" className="num">
            {t('lifecycle.daysSoFar')}
          </th>
          <th scope="col" className="num">
            {t('lifecycle.daysUsual')}
          </th>
          <th scope="col">{t('lifecycle.act')}</th>
          {can('segments.edit') && <th scope="col">{t('lifecycle.whom')}</th>}
          <th scope="col">{t('lifecycle.next')}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ stage, customers, ...figures }) => {
          const [more, to, go] = steps[stage];
          return (
            <tr key={stage}>
              <th scope="row">
                {can('segments.edit') ? (
                  <Link
                    to="/segments/new"
                    search={{ text: `lifecycleStage = "${keyOf(stage)}"`, name: t(`lifecycle.stage.${stage}`) }}
                    className="link sm"
                  >
                    {t(`lifecycle.stage.${stage}`)}
                  </Link>
                ) : (
                  t(`lifecycle.stage.${stage}`)
                )}
              </th>
              <td className="num">{format.number(customers)}</td>
              <td className="num">{everybody > 0 ? format.percent(customers / everybody) : '–'}</td>
              <td className="num">{format.number(figures.entered)}</td>
              <td className="num">{format.number(figures.left)}</td>
              <td className="num">{format.number(figures.reached)}</td>
              <td className="num">{days(figures.daysSoFar)}</td>
              <td className="num">{days(figures.daysUsual)}</td>
              <td>{t(`lifecycle.do.${stage}`)}</td>
              {can('segments.edit') && (
                <td>
                  <Link
                    to="/segments/new"
                    search={{ text: [`lifecycleStage = "${keyOf(stage)}"`, ...(more === undefined ? [] : [more])].join(' and ') }}
                    className="link sm"
                  >
                    {t(`lifecycle.first.${stage}`)}
                  </Link>
                </td>
              )}
              <td>
                <Link to={to} className="link sm">
                  {t(`lifecycle.go.${go}`)}
                </Link>
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
