import './segments.css';
import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { later } from '../../ui/later.js';
import { Banner, EmptyState } from '../../ui/show.js';
import { useCatalogue } from './catalogue.js';
import { LoadingPage } from './loading-page.js';
import { OverlapTab } from './overlap-tab.js';
import { SegmentActions } from './segment-actions.js';
import { TABS, SegmentHeader, type SegmentTab } from './segment-header.js';
import { SegmentHistory } from './segment-history.js';
import { SegmentMembers } from './segment-members.js';
import { SegmentOverview } from './segment-overview.js';
import { SegmentVersions } from './segment-versions.js';
import type { SavedSegment } from './save-controls.js';
import { UsedByTable } from './used-by-table.js';
import { SegmentDocument } from './segments.graphql.js';

const RulesTab = later(async () => (await import('./rules-tab.js')).RulesTab, <LoadingPage />);

/** How often a segment is read again while its members are being computed. */
const POLL_MS = 2000;

interface SegmentPageProps {
  segmentId: string;
  /** What the URL asks for; what is no tab here opens the overview. */
  tab: string;
}

/** A segment: what it says, who is in it, how it came to be so. */
export function SegmentPage({ segmentId, tab: asked }: SegmentPageProps) {
  const t = useT();
  const explain = useExplain();
  const can = useCan();
  const tab: SegmentTab = TABS.find((each) => each === asked && (each !== 'rules' || can('segments.edit'))) ?? 'overview';
  const { data, error, startPolling, stopPolling } = useQuery(SegmentDocument, {
    variables: { id: segmentId },
    fetchPolicy: 'cache-and-network',
  });
  const { catalogue } = useCatalogue();
  const isMoving = data?.segment?.freshness.state === 'REFRESHING' || data?.segment?.freshness.state === 'STALE';
  useEffect(() => {
    if (!isMoving) return undefined;
    startPolling(POLL_MS);
    return stopPolling;
  }, [isMoving, startPolling, stopPolling]);
  if (error && !data) {
    return (
      <div className="page">
        <Banner tone="not">{explain(error)}</Banner>
      </div>
    );
  }
  if (!data || !catalogue) {
    return <LoadingPage />;
  }
  const { segment } = data;
  if (!segment) return <Missing title={t('segments.missing')} />;
  if (tab === 'rules') {
    return <RulesTab key={segment.id} segment={segment} catalogue={catalogue} />;
  }
  return (
    <>
      <SegmentHeader
        segment={segment}
        tab={tab}
        state={<span>{t('segments.version.inForce', { version: segment.version })}</span>}
        actions={<SegmentActions segment={segment} catalogue={catalogue} />}
      />
      <div className="page tabpage">{tabBody(tab, segment)}</div>
    </>
  );

  function tabBody(shown: Exclude<SegmentTab, 'rules'>, of: SavedSegment) {
    switch (shown) {
      case 'overview':
        return catalogue && <SegmentOverview segment={of} catalogue={catalogue} />;
      case 'members':
        return <SegmentMembers segmentId={of.id} />;
      case 'history':
        return <SegmentHistory segmentId={of.id} />;
      case 'overlap':
        return <OverlapTab segment={of} />;
      case 'uses':
        return <UsedByTable segment={of} />;
      case 'versions':
        return catalogue && <SegmentVersions segment={of} catalogue={catalogue} />;
    }
  }
}

function Missing({ title }: { title: string }) {
  const t = useT();
  useCrumbs({ label: t('segments.title'), to: '/segments' }, { label: title });
  return (
    <div className="page">
      <EmptyState title={title}>{t('error.NOT_FOUND')}</EmptyState>
    </div>
  );
}
