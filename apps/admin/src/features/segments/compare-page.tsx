import './segments.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '../../lib/i18n.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { EmptyState, PageHeader } from '../../ui/show.js';
import { OverlapTable } from './overlap-table.js';

/** Two to ten segments side by side: how many customers are in exactly which of them. */
export function ComparePage() {
  const t = useT();
  const navigate = useNavigate();
  const { ids } = useSearch({ strict: false });
  const asked = [...new Set((ids ?? '').split(',').filter(Boolean))].slice(0, 10);
  useCrumbs({ label: t('segments.title'), to: '/segments' }, { label: t('segments.overlap.title') });
  return (
    <div className="page">
      <PageHeader title={t('segments.overlap.title')} />
      {asked.length < 2 ? (
        <EmptyState title={t('segments.overlap.few')}>{t('segments.overlap.fewHint')}</EmptyState>
      ) : (
        <OverlapTable
          ids={asked}
          {...(asked.length > 2 && {
            onRemove: (id: string) =>
              void navigate({ to: '/segments/compare', search: { ids: asked.filter((each) => each !== id).join(',') } }),
          })}
        />
      )}
    </div>
  );
}
