import {
  factScope,
  findField,
  FNS,
  measureType,
  operatorsFor,
  type FactSpec,
  type FieldSpec,
  type Fn,
  type Measure,
  type Scope,
} from '@regulars/segment-language';
import type { ReactNode } from 'react';
import type { MessageKey } from '../../lib/i18n.js';
import { Select } from '../../ui/field.js';
import { useBuilder } from './builder-context.js';
import { newTest } from './new-conditions.js';
import type { EditorPart } from './rule-parts.js';
import { TestEditor } from './test-editor.js';
import { WindowEditor } from './window-editor.js';

interface MeasureEditorProps {
  measure: Measure;
  fact: FactSpec;
  first?: EditorPart;
  /** The rows that count, under the time. */
  filters: ReactNode;
  onChange: (measure: Measure) => void;
}

/** "How many, how much, when, which": the parts of a measure from left to right. */
export function MeasureEditor({ measure, fact, first = 'test', filters, onChange }: MeasureEditorProps) {
  const { speech, catalogue } = useBuilder();
  const { t, zh } = speech;
  const inner = factScope(fact, catalogue);
  const field = measure.field === undefined ? undefined : findField(inner.fields, measure.field);
  const result = measureType(measure, field);
  const fns = FNS.filter((fn) => fn === 'count' || inner.fields.some((each) => measureType({ fn }, each)));
  const fitting = inner.fields.filter((each) => !each.name.endsWith('.*') && measureType(measure, each));
  const change = (next: Measure) => onChange(withFittingTest(next, inner));
  const setFn = (fn: Fn) => {
    const { field: name, ...rest } = measure;
    const kept = name !== undefined && measureType({ fn }, findField(inner.fields, name)) ? name : firstField(fn, inner.fields);
    change({ ...rest, fn, ...(fn !== 'count' && kept !== undefined && { field: kept }) });
  };
  return (
    <>
      <div className="editline">
        <b>{zh ? fact.title.zhCn : fact.title.en}</b>
        <Select
          label={t('segments.edit.fn')}
          hideLabel
          value={measure.fn}
          options={fns.map((fn) => {
            const key: MessageKey = `segments.fn.${fn}`;
            return { value: fn, label: t(key) };
          })}
          onChange={setFn}
        />
        {measure.fn !== 'count' && (
          <Select
            label={t('segments.edit.measured')}
            hideLabel
            value={measure.field ?? ''}
            options={[
              ...(measure.fn === 'share' ? [{ value: '', label: t('segments.edit.rows') }] : []),
              ...fitting.map((each) => ({ value: each.name, label: zh ? each.title.zhCn : each.title.en })),
            ]}
            onChange={(name) => {
              const { field: _, ...rest } = measure;
              change(name ? { ...rest, field: name } : rest);
            }}
          />
        )}
      </div>
      <TestEditor
        test={measure}
        isFirst={first === 'test' || first === 'fn'}
        field={{
          type: result?.type ?? 'integer',
          operators: result ? operatorsFor(result.type, result.nullable) : ['>='],
          name: measure.field ?? '',
          ...(field?.values && result?.type === field.type && { values: field.values }),
        }}
        onChange={({ operator, value, unit }) => {
          const { operator: _, value: __, unit: ___, ...rest } = measure;
          onChange({ ...rest, operator, ...(value !== undefined && { value }), ...(unit && { unit }) });
        }}
      />
      <WindowEditor
        window={measure.window}
        isFirst={first === 'window'}
        onChange={(window) => {
          const { window: _, ...rest } = measure;
          onChange(window ? { ...rest, window } : rest);
        }}
      />
      {filters}
    </>
  );
}

function firstField(fn: Fn, fields: readonly FieldSpec[]): string | undefined {
  if (fn === 'share') return undefined;
  return fields.find((field) => !field.name.endsWith('.*') && measureType({ fn }, field))?.name;
}

/** A function or field of another type starts with a test of that type; where the old one fits it stays. */
function withFittingTest(measure: Measure, inner: Scope): Measure {
  const field = measure.field === undefined ? undefined : findField(inner.fields, measure.field);
  const result = measureType(measure, field);
  if (!result) return measure;
  const operators = operatorsFor(result.type, result.nullable);
  const isNumber = result.type === 'integer' || result.type === 'number' || result.type === 'money';
  if (operators.includes(measure.operator) && isNumber && typeof measure.value !== 'string') return measure;
  const { operator: _, value: __, unit: ___, ...rest } = measure;
  return { ...rest, ...newTest({ type: result.type, operators }) };
}
