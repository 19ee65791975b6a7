import { useState, type FormEvent } from 'react';
import type { MetricDimension, MetricMeasure } from '../../gql/graphql.js';
import { has } from '../../lib/graph/client.js';
import { useT } from '../../lib/i18n.js';
import { useSession } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { Combobox } from '../../ui/combobox.js';
import { Checkbox, Select, TextInput } from '../../ui/field.js';
import { type Asked, charts, comparisons, dimensions, measures, periods } from './asked.js';
import { useAnswerWords } from './use-answer-words.js';

interface QuestionFormProps {
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
}

const mostSplits = 2;
const mostSegments = 20;

/** What is counted, split by what, of whom, when, held against what, and drawn how. */
export function QuestionForm({ asked, onAsk }: QuestionFormProps) {
  const t = useT();
  const { schema } = useSession();
  const { segments } = useAnswerWords();
  const [condition, setCondition] = useState(asked.condition);
  const open = <V extends string>(type: string, values: readonly V[]): readonly V[] => values.filter((value) => has(schema, type, value));

  const toggle = (measure: MetricMeasure) => {
    const next = asked.measures.includes(measure) ? asked.measures.filter((one) => one !== measure) : [...asked.measures, measure];
    if (next.length > 0) onAsk({ ...asked, measures: next });
  };
  const split = (at: number, chosen: MetricDimension | 'NONE') => {
    const next = asked.dimensions.toSpliced(at, 1, ...(chosen === 'NONE' ? [] : [chosen])).slice(0, mostSplits);
    const isBySegment = next.includes('SEGMENT');
    const first = segments.slice(0, 2).map(({ key }) => key);
    onAsk({ ...asked, dimensions: [...new Set(next)], segments: !isBySegment ? [] : asked.segments.length > 0 ? asked.segments : first });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk({ ...asked, condition: condition.trim() });
  };
  const splits = open('MetricDimension', dimensions).filter((dimension) => dimension !== 'SEGMENT' || segments.length > 0);

  return (
    <div className="aform">
      <fieldset className="achecks">
        <legend>{t('analytics.count')}</legend>
        {open('MetricMeasure', measures).map((measure) => (
          <Checkbox
            key={measure}
            label={t(`analytics.measure.${measure}`)}
            checked={asked.measures.includes(measure)}
            onChange={() => toggle(measure)}
          />
        ))}
      </fieldset>
      <div className="rtools">
        {Array.from({ length: Math.min(mostSplits, asked.dimensions.length + 1) }, (_, at) => (
          <Select
            key={at}
            label={t(at === 0 ? 'analytics.splitBy' : 'analytics.andBy')}
            value={asked.dimensions[at] ?? 'NONE'}
            options={[
              { value: 'NONE', label: t('common.none') },
              ...splits
                .filter((dimension) => dimension === asked.dimensions[at] || !asked.dimensions.includes(dimension))
                .map((dimension) => ({ value: dimension, label: t(`analytics.by.${dimension}`) })),
            ]}
            onChange={(chosen) => split(at, chosen)}
          />
        ))}
        <Select
          label={t('analytics.days')}
          value={asked.period}
          options={periods.map((value) => ({ value, label: t(`analytics.period.${value}`) }))}
          onChange={(period) => onAsk({ ...asked, period })}
        />
        <Select
          label={t('analytics.against')}
          value={asked.comparison}
          options={comparisons.map((value) => ({ value, label: t(`analytics.against.${value}`) }))}
          onChange={(comparison) => onAsk({ ...asked, comparison })}
        />
        <Select
          label={t('analytics.draw')}
          value={asked.chart}
          options={charts.map((value) => ({ value, label: t(`analytics.chart.${value}`) }))}
          onChange={(chart) => onAsk({ ...asked, chart })}
        />
      </div>
      {asked.dimensions.includes('SEGMENT') && (
        <div className="rtools">
          {asked.segments.map((key) => (
            <Button
              key={key}
              size="small"
              icon="cross"
              disabled={asked.segments.length === 1}
              onClick={() => onAsk({ ...asked, segments: asked.segments.filter((one) => one !== key) })}
            >
              <span className="vh">{t('analytics.without')} </span>
              {segments.find((segment) => segment.key === key)?.name ?? key}
            </Button>
          ))}
          {asked.segments.length < mostSegments && (
            <Combobox
              label={t('analytics.addSegment')}
              nothing={t('common.nothingFound')}
              value={null}
              options={segments.filter(({ key }) => !asked.segments.includes(key)).map(({ key, name }) => ({ value: key, label: name }))}
              onChange={(key) => key !== null && onAsk({ ...asked, segments: [...asked.segments, key] })}
            />
          )}
        </div>
      )}
      <form className="rtools" onSubmit={submit}>
        <div className="awhere">
          <TextInput
            label={t('analytics.where')}
            hint={t('analytics.whereHint')}
            spellCheck={false}
            value={condition}
            onChange={({ target }) => setCondition(target.value)}
          />
        </div>
        <Button type="submit">{t('analytics.ask')}</Button>
      </form>
    </div>
  );
}
