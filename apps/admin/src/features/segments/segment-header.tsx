import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT, type MessageKey } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { useCrumbs } from '../../ui/crumbs.js';

export const TABS = ['overview', 'rules', 'members', 'history', 'overlap', 'uses', 'versions'] as const;
export type SegmentTab = (typeof TABS)[number];

interface SegmentHeaderProps {
  /** Absent while the segment is not saved yet: there are no tabs then. */
  segment?: { readonly id: string; readonly name: string; readonly key: string };
  tab?: SegmentTab;
  /** Draft and version. */
  state?: ReactNode;
  /** At most one primary. */
  actions?: ReactNode;
  /** Beside the tabs. */
  tools?: ReactNode;
}

/** The head of every page of a segment: its name, its state, its tabs. */
export function SegmentHeader({ segment, tab, state, actions, tools }: SegmentHeaderProps) {
  const t = useT();
  const can = useCan();
  const name = segment?.name ?? t('segments.new');
  useCrumbs({ label: t('segments.title'), to: '/segments' }, { label: name });
  const tabs = TABS.filter((each) => each !== 'rules' || can('segments.edit'));
  return (
    <>
      <header className="bhead">
        <div className="names">
          <h1 className="h1">
            {name}
            {segment && <span className="alt">{segment.key}</span>}
          </h1>
        </div>
        <span className="push" />
        {state && <span className="state">{state}</span>}
        {actions}
      </header>
      <div className="brow">
        {segment ? (
          <nav className="tabs" aria-label={t('segments.tabs')}>
            {tabs.map((each) => {
              const key: MessageKey = `segments.tab.${each}`;
              return (
                <Link
                  key={each}
                  to="/segments/$id"
                  params={{ id: segment.id }}
                  search={{ tab: each }}
                  aria-current={each === tab ? 'page' : undefined}
                >
                  {t(key)}
                </Link>
              );
            })}
          </nav>
        ) : (
          <span className="tabs" />
        )}
        <span className="sp" />
        {tools}
      </div>
    </>
  );
}
