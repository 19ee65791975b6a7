import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface Choice<K extends string> {
  key: K;
  label: string;
  /** A count beside the label. */
  count?: string | undefined;
}

interface SegmentedProps<K extends string> {
  label: string;
  value: K;
  options: readonly Choice<K>[];
  onChange: (key: K) => void;
}

/** Two to four ways to see the same thing. */
export function Segmented<K extends string>({ label, value, options, onChange }: SegmentedProps<K>) {
  return (
    <span className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.key} type="button" aria-pressed={option.key === value} onClick={() => onChange(option.key)}>
          {option.label}
        </button>
      ))}
    </span>
  );
}

interface TabsProps<K extends string> {
  label: string;
  value: K;
  tabs: readonly Choice<K>[];
  onChange: (key: K) => void;
  /** What the chosen tab shows. */
  children: ReactNode;
}

/** Tabs with roving focus: arrows, Home and End move and choose. */
export function Tabs<K extends string>({ label, value, tabs, onChange, children }: TabsProps<K>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === value);
    const to = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at - 1 + tabs.length) % tabs.length, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    const next = to === undefined ? undefined : tabs[to];
    if (!next) return;
    event.preventDefault();
    onChange(next.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus */}
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={move} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            data-key={tab.key}
            aria-selected={tab.key === value}
            aria-controls={tab.key === value ? `${id}-panel` : undefined}
            tabIndex={tab.key === value ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
            {tab.count !== undefined && <sup>{tab.count}</sup>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} style={{ paddingTop: 16 }}>
        {children}
      </div>
    </>
  );
}
