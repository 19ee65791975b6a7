import { CALENDAR_UNITS, resolveWindow, UNITS, type CalendarUnit, type Unit, type Window } from '@regulars/segment-language';
import { useId } from 'react';
import type { MessageKey } from '../../lib/i18n.js';
import { Segmented } from '../../ui/choose.js';
import { Select, TextInput } from '../../ui/field.js';
import { useBuilder } from './builder-context.js';
import { WholeInput } from './number-input.js';
import { useZoneFormat } from './use-zone-format.js';

type Form = 'relative' | 'calendar' | 'dates' | 'ever';

function formOf(window: Window | undefined): Form {
  if (!window) return 'ever';
  if ('calendar' in window) return 'calendar';
  return 'last' in window || 'from' in window ? 'relative' : 'dates';
}

interface WindowEditorProps {
  window: Window | undefined;
  /** Whether the time takes the focus when the editor opens. */
  isFirst?: boolean;
  onChange: (window: Window | undefined) => void;
}

/** When: back from now, by the calendar, between dates, or ever. What it comes to today stands underneath, with the zone. */
export function WindowEditor({ window, isFirst = false, onChange }: WindowEditorProps) {
  const { speech, zone, now } = useBuilder();
  const { t } = speech;
  const title = useId();
  const today = new Date(now).toISOString().slice(0, 10);
  const first: Record<Form, Window | undefined> = {
    relative: { last: 60, unit: 'days' },
    calendar: { calendar: 'this', unit: 'month' },
    dates: { since: today },
    ever: undefined,
  };
  return (
    <div className="when" role="group" aria-labelledby={title}>
      <span className="lbl" id={title}>
        {t('segments.edit.when')}
      </span>
      <Segmented
        label={t('segments.edit.when')}
        value={formOf(window)}
        options={[
          { key: 'relative', label: t('segments.edit.relative') },
          { key: 'calendar', label: t('segments.edit.calendar') },
          { key: 'dates', label: t('segments.edit.dates') },
          { key: 'ever', label: t('segments.edit.ever') },
        ]}
        onChange={(form) => onChange(first[form])}
      />
      {window && <WindowFields window={window} isFirst={isFirst} onChange={onChange} />}
      {window && <Resolved window={window} now={now} zone={zone} />}
    </div>
  );
}

function WindowFields({ window, isFirst, onChange }: { window: Window; isFirst: boolean; onChange: (window: Window) => void }) {
  const { speech } = useBuilder();
  const { t } = speech;
  if ('last' in window) {
    return (
      <div className="editline">
        <RelativeKind value="last" onChange={() => onChange({ from: window.last, to: window.last * 2, unit: window.unit })} />
        <WholeInput
          label={t('segments.edit.howMany')}
          value={window.last}
          least={1}
          isFirst={isFirst}
          onChange={(last) => onChange({ ...window, last })}
        />
        <UnitSelect value={window.unit} onChange={(unit) => onChange({ ...window, unit })} />
      </div>
    );
  }
  if ('from' in window) {
    return (
      <div className="editline">
        <RelativeKind value="from" onChange={() => onChange({ last: window.to, unit: window.unit })} />
        <WholeInput
          label={t('segments.edit.fromAgo')}
          value={window.from}
          least={0}
          isFirst={isFirst}
          onChange={(from) => onChange({ ...window, from })}
        />
        <span>{t('segments.edit.to')}</span>
        <WholeInput label={t('segments.edit.toAgo')} value={window.to} least={0} onChange={(to) => onChange({ ...window, to })} />
        <UnitSelect value={window.unit} onChange={(unit) => onChange({ ...window, unit })} />
        <span>{t('segments.edit.ago')}</span>
      </div>
    );
  }
  if ('calendar' in window) {
    const options = (['this', 'last'] as const).flatMap((calendar) => CALENDAR_UNITS.map((unit) => ({ calendar, unit })));
    const name = ({ calendar, unit }: { calendar: 'this' | 'last'; unit: CalendarUnit }) => {
      const key: MessageKey = `segments.window.${calendar}.${unit}`;
      return t(key);
    };
    return (
      <div className="editline">
        <Select
          label={t('segments.edit.period')}
          hideLabel
          value={`${window.calendar} ${window.unit}`}
          options={options.map((option) => ({ value: `${option.calendar} ${option.unit}`, label: name(option) }))}
          onChange={(chosen) => {
            const option = options.find((each) => `${each.calendar} ${each.unit}` === chosen);
            if (option) onChange(option);
          }}
        />
      </div>
    );
  }
  const { since, until, before } = window;
  return (
    <div className="editline">
      <TextInput
        type="date"
        label={t('segments.edit.from')}
        value={since ?? ''}
        onChange={({ target: { value } }) => value && onChange({ since: value, ...(until !== undefined && { until }) })}
      />
      <TextInput
        type="date"
        label={t('segments.edit.until')}
        value={until ?? before ?? ''}
        onChange={({ target: { value } }) =>
          onChange(
            since === undefined ? { before: value || new Date().toISOString().slice(0, 10) } : { since, ...(value && { until: value }) },
          )
        }
      />
    </div>
  );
}

function RelativeKind({ value, onChange }: { value: 'last' | 'from'; onChange: () => void }) {
  const { t } = useBuilder().speech;
  return (
    <Select
      label={t('segments.edit.relativeKind')}
      hideLabel
      value={value}
      options={[
        { value: 'last', label: t('segments.edit.inTheLast') },
        { value: 'from', label: t('segments.edit.between') },
      ]}
      onChange={onChange}
    />
  );
}

export function UnitSelect({ value, onChange }: { value: Unit; onChange: (unit: Unit) => void }) {
  const { t } = useBuilder().speech;
  return (
    <Select
      label={t('segments.edit.unit')}
      hideLabel
      value={value}
      options={UNITS.map((unit) => {
        const key: MessageKey = `segments.unit.${unit}`;
        return { value: unit, label: t(key) };
      })}
      onChange={onChange}
    />
  );
}

function Resolved({ window, now, zone }: { window: Window; now: number; zone: string }) {
  const { t } = useBuilder().speech;
  const format = useZoneFormat(zone);
  const { from, until } = resolveWindow(window, { now, zone });
  const isNow = until === null || Math.abs(until - now) < 60_000;
  return (
    <p className="resolved" aria-live="polite">
      {t('segments.edit.resolved', {
        from: from === null ? t('segments.edit.beginning') : format.dateTime(new Date(from)),
        until: isNow ? t('segments.edit.now') : format.dateTime(new Date(until)),
        zone,
      })}
    </p>
  );
}
