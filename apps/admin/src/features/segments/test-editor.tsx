import { takes, valuesOf, type Operator, type Test } from '@regulars/segment-language';
import { useMemo } from 'react';
import { useLanguage } from '../../lib/i18n.js';
import { Select } from '../../ui/field.js';
import { useBuilder } from './builder-context.js';
import { ChoiceList } from './choice-list.js';
import { ChipInput } from './chip-input.js';
import { DateValue, LengthValue } from './date-value.js';
import { withOperator, type TestedField } from './new-conditions.js';
import { AmountInput, NumberInput, WholeInput } from './number-input.js';
import { operatorKey } from './rule-parts.js';
import { UnmatchedNote } from './unmatched-note.js';

interface TestEditorProps {
  test: Test;
  field: TestedField;
  /** Whether the value takes the focus when the editor opens. */
  isFirst?: boolean;
  /** The values are those of a field of customers, so that the shop can say which of them nobody has. */
  isOfCustomer?: boolean;
  onChange: (test: Test) => void;
}

/** The operator and the typed value beside it. */
export function TestEditor({ test, field, isFirst = true, isOfCustomer = false, onChange }: TestEditorProps) {
  const { speech } = useBuilder();
  const { t } = speech;
  const shown = shownOperator(test.operator, field);
  return (
    <div className="testedit">
      <Select
        label={t('segments.edit.operator')}
        hideLabel
        value={shown}
        options={offered(field, shown).map((operator) => ({ value: operator, label: t(operatorKey(operator)) }))}
        onChange={(operator) => onChange(oneOrMany(withOperator(test, operator, field)))}
      />
      <ValueEditor test={test} field={field} isFirst={isFirst} isOfCustomer={isOfCustomer} onChange={(next) => onChange(oneOrMany(next))} />
    </div>
  );
}

const isFigure = ({ type }: TestedField) => type === 'number' || type === 'integer' || type === 'money';
const isMany = ({ type }: TestedField) => type === 'id' || type === 'text' || type === 'enum' || type === 'category';

/** "is" is one choice for people: `=` with one value, `in` with several. */
function shownOperator(operator: Operator, field: TestedField): Operator {
  if (!isMany(field)) return operator;
  return operator === '=' ? 'in' : operator === '!=' ? 'not in' : operator;
}

function offered(field: TestedField, current: Operator): Operator[] {
  const hidden: readonly Operator[] = isMany(field) ? ['=', '!='] : isFigure(field) ? ['in', 'not in'] : [];
  const operators = field.operators.filter((operator) => !hidden.includes(operator) || operator === current);
  return operators.includes(current) ? operators : [current, ...operators];
}

function oneOrMany(test: Test): Test {
  const [only, second] = valuesOf(test);
  if (test.operator !== 'in' && test.operator !== 'not in') return test;
  return only !== undefined && second === undefined ? { operator: test.operator === 'in' ? '=' : '!=', value: only } : test;
}

function ValueEditor({ test, field, isFirst = true, isOfCustomer = false, onChange }: TestEditorProps) {
  const { t } = useBuilder().speech;
  const values = valuesOf(test);
  const one = (label: string, index: number) => {
    const value = values[index];
    const figure = typeof value === 'boolean' ? undefined : value;
    const set = (next: number) => onChange({ ...test, value: values.length > 1 ? values.with(index, next) : next });
    if (field.type === 'money') return <AmountInput label={label} value={figure} onChange={set} isFirst={isFirst && index === 0} />;
    if (field.type === 'integer')
      return <WholeInput label={label} value={figure} least={Number.MIN_SAFE_INTEGER} onChange={set} isFirst={isFirst && index === 0} />;
    return <NumberInput label={label} value={figure} onChange={set} isFirst={isFirst && index === 0} />;
  };
  const operator = shownOperator(test.operator, field);
  switch (takes(operator)) {
    case 'nothing':
      return null;
    case 'one':
      if (field.type === 'date' || field.type === 'instant') return <DateValue test={test} field={field} onChange={onChange} />;
      return isFigure(field) ? (
        one(t('segments.edit.value'), 0)
      ) : (
        <Many test={test} field={field} isFirst={isFirst} isOfCustomer={isOfCustomer} onChange={onChange} />
      );
    case 'two':
      if (field.type === 'date' || field.type === 'instant') return <DateValue test={test} field={field} onChange={onChange} />;
      return (
        <div className="editline">
          {one(t('segments.edit.least'), 0)}
          <span>{t('segments.edit.and')}</span>
          {one(t('segments.edit.most'), 1)}
        </div>
      );
    case 'list':
      return <Many test={{ ...test, operator }} field={field} isFirst={isFirst} isOfCustomer={isOfCustomer} onChange={onChange} />;
    case 'text':
      return (
        <ChipInput
          single
          isFirst={isFirst}
          label={t('segments.edit.value')}
          values={values.map(String).filter(Boolean)}
          onChange={([text]) => onChange({ ...test, value: text ?? '' })}
        />
      );
    case 'when':
      return <DateValue test={test} field={field} onChange={onChange} />;
    case 'length':
    case 'days':
      return <LengthValue test={test} field={field} isFirst={isFirst} onChange={onChange} />;
    case 'radius':
      return <Radius test={test} onChange={onChange} />;
  }
}

/** Several values: ticked from a closed list, or written and pasted. */
function Many({ test, field, isFirst = false, isOfCustomer = false, onChange }: TestEditorProps) {
  const { t } = useBuilder().speech;
  const { language } = useLanguage();
  const chosen = useMemo(() => valuesOf({ operator: test.operator, value: test.value }).map(String), [test.operator, test.value]);
  const operator: Operator = test.operator === '=' ? 'in' : test.operator === '!=' ? 'not in' : test.operator;
  const set = (next: readonly (string | number)[]) => onChange({ operator, value: next });
  if (isFigure(field)) {
    return (
      <ChipInput
        label={t('segments.edit.values')}
        values={chosen}
        isFirst={isFirst}
        onChange={(texts) => set(texts.map(Number).filter((value) => Number.isFinite(value)))}
      />
    );
  }
  if (field.values?.length)
    return (
      <ChoiceList
        label={t('segments.edit.values')}
        options={field.values}
        chosen={chosen}
        zh={language === 'zh-CN'}
        isFirst={isFirst}
        onChange={set}
      />
    );
  return (
    <>
      <ChipInput label={t('segments.edit.values')} values={chosen} suggestions={field.examples ?? []} isFirst={isFirst} onChange={set} />
      {isOfCustomer && (operator === 'in' || operator === 'not in') && chosen.length > 0 && (
        <UnmatchedNote field={field.name} values={chosen} onChange={set} />
      )}
    </>
  );
}

function Radius({ test, onChange }: { test: Test; onChange: (test: Test) => void }) {
  const { t } = useBuilder().speech;
  const values = valuesOf(test);
  const set = (index: number) => (value: number) => onChange({ ...test, value: values.with(index, value) });
  const figure = (index: number) => (typeof values[index] === 'boolean' ? undefined : values[index]);
  return (
    <div className="editline">
      <NumberInput label={t('segments.edit.km')} value={figure(0)} onChange={set(0)} />
      <span>{t('segments.edit.kmOf')}</span>
      <NumberInput label={t('segments.edit.lat')} value={figure(1)} onChange={set(1)} />
      <NumberInput label={t('segments.edit.lng')} value={figure(2)} onChange={set(2)} />
    </div>
  );
}
