import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useT } from '../lib/i18n.js';
import { useCan } from '../lib/session.js';
import { Icon } from '../ui/icon.js';
import { JobsAtWorkDocument } from './shell.graphql.js';

const lookEvery = 15_000;

/** How much works in the background, for those who run the installation. Housekeeping by the clock does not ring. */
export function JobsBell() {
  const t = useT();
  const can = useCan();
  const { data } = useQuery(JobsAtWorkDocument, { skip: !can('settings.edit'), pollInterval: lookEvery });
  if (!can('settings.edit')) return null;
  const jobs = (data?.jobs ?? []).filter(({ subjectId }) => subjectId !== null);
  const failed = jobs.filter(({ state }) => state === 'FAILED').length;
  const label = failed > 0 ? t('jobs.bellFailed', { count: failed }) : t('jobs.bell', { count: jobs.length });
  return (
    <Link to="/admin/jobs" className="ghost icon only-d" aria-label={label} title={label}>
      <Icon name="bell" />
      {jobs.length > 0 && (
        <span className={failed > 0 ? 'n bad' : 'n'} aria-hidden="true">
          {jobs.length}
        </span>
      )}
    </Link>
  );
}
