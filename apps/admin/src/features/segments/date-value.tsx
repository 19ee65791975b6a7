import { takes, valuesOf, type Test } from '@regulars/segment-language';
import { Segmented } from '../../ui/choose.js';
import { TextInput } from '../../ui/field.js';
import { useBuilder } from './builder-context.js';
import { WholeInput } from './number-input.js';
import { testNote } from './rule-note.js';
import type { TestedField } from './new-conditions.js';
import { useZoneFormat } from './use-zone-format.js';
import { UnitSelect } from './window-editor.js';

interface DateValueProps {
  test: Test;
  field: TestedField;
  /** Takes the focus when the editor opens. */
  isFirst?: boolean;
  onChange: (test: Test) => void;
}

/** A date: a day of the calendar, or so many units ago; two days for "between". */
export function DateValue({ test, field, onChange }: DateValueProps) {
  const { speech, now } = useBuilder();
  const { t } = speech;
  const values = valuesOf(test);
  const today = new Date(now).toISOString().slice(0, 10);
  const day = (index: number) => (typeof values[index] === 'string' ? values[index].slice(0, 10) : today);
  if (takes(test.operator) === 'two') {
    const set = (index: number, value: string) =>
      value && onChange({ operator: test.operator, value: [day(0), day(1)].with(index, value) });
    return (
      <div className="stack8">
        <div className="editline">
          <TextInput
            type="date"
            label={t('segments.edit.from')}
            hideLabel
            value={day(0)}
            onChange={(event) => set(0, event.target.value)}
          />
          <span>{t('segments.edit.and')}</span>
          <TextInput
            type="date"
            label={t('segments.edit.until')}
            hideLabel
            value={day(1)}
            onChange={(event) => set(1, event.target.value)}
          />
        </div>
        <Resolved test={test} field={field} />
      </div>
    );
  }
  const isAgo = test.unit !== undefined;
  return (
    <div className="stack8">
      {takes(test.operator) === 'when' && (
        <Segmented
          label={t('segments.edit.when')}
          value={isAgo ? 'ago' : 'date'}
          options={[
            { key: 'ago', label: t('segments.edit.relative') },
            { key: 'date', label: t('segments.edit.dates') },
          ]}
          onChange={(form) =>
            onChange(form === 'ago' ? { operator: test.operator, value: 30, unit: 'days' } : { operator: test.operator, value: today })
          }
        />
      )}
      {isAgo ? (
        <div className="editline">
          <WholeInput
            label={t('segments.edit.howMany')}
            value={Number(values[0])}
            least={0}
            onChange={(value) => onChange({ ...test, value })}
          />
          <UnitSelect value={test.unit ?? 'days'} onChange={(unit) => onChange({ ...test, unit })} />
          <span>{t('segments.edit.ago')}</span>
        </div>
      ) : (
        <TextInput
          type="date"
          label={t('segments.edit.date')}
          hideLabel
          value={day(0)}
          onChange={(event) => event.target.value && onChange({ operator: test.operator, value: event.target.value })}
        />
      )}
      <Resolved test={test} field={field} />
    </div>
  );
}

/** "n units": within the last, within the next, or days to an anniversary. */
export function LengthValue({ test, field, isFirst = false, onChange }: DateValueProps) {
  const { t } = useBuilder().speech;
  return (
    <div className="stack8">
      <div className="editline">
        <WholeInput
          label={t('segments.edit.howMany')}
          value={Number(valuesOf(test)[0] ?? 0)}
          least={0}
          onChange={(value) => onChange({ ...test, value })}
          isFirst={isFirst}
        />
        {takes(test.operator) === 'days' ? (
          <span>{t('segments.unit.days')}</span>
        ) : (
          <UnitSelect value={test.unit ?? 'days'} onChange={(unit) => onChange({ ...test, unit })} />
        )}
      </div>
      <Resolved test={test} field={field} />
    </div>
  );
}

function Resolved({ test, field }: { test: Test; field: TestedField }) {
  const { speech, now, zone, catalogue } = useBuilder();
  const format = useZoneFormat(zone);
  const note = testNote(test, field.type, { now, zone, format, t: speech.t }, catalogue.currencyDigits);
  return note ? <p className="resolved">{note}</p> : null;
}
