import type { HealthQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';

type Question = NonNullable<HealthQuery['health']>['slowQuestions'][number];

const box = { overflow: 'auto', maxHeight: 280, margin: '6px 0', fontSize: 12, whiteSpace: 'pre-wrap' } as const;

/** Statements that took long, each with the way the database runs it. */
export function SlowQuestions({ questions }: { questions: readonly Question[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <section>
      <h2>{t('health.slow')}</h2>
      {questions.length === 0 && <p>{t('health.slowNone')}</p>}
      {questions.map(({ at, ms, statement, plan }) => (
        <details key={`${at} ${statement}`}>
          <summary>
            {t('health.ms', { ms: format.number(ms) })} · {format.dateTime(at)}
          </summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
          <pre style={box} tabIndex={0}>
            {statement}
          </pre>
          <p>{t('health.plan')}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
          <pre style={box} tabIndex={0}>
            {plan ?? t('health.noPlan')}
          </pre>
        </details>
      ))}
    </section>
  );
}
