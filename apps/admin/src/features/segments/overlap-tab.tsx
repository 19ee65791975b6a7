import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useLanguage, useT } from '../../lib/i18n.js';
import { localeOf } from '../../lib/preferences.js';
import { Combobox } from '../../ui/combobox.js';
import { OverlapTable } from './overlap-table.js';
import type { SavedSegment } from './save-controls.js';
import { SegmentListDocument } from './segments.graphql.js';

/** Others beside the segment itself: ten are compared at most. */
const MOST = 9;

/** This segment against others, chosen here and kept in the address. */
export function OverlapTab({ segment }: { segment: SavedSegment }) {
  const t = useT();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { with: asked } = useSearch({ strict: false });
  const others = [...new Set((asked ?? '').split(',').filter((id) => id !== '' && id !== segment.id))].slice(0, MOST);
  const setOthers = (ids: readonly string[]) =>
    void navigate({
      to: '/segments/$id',
      params: { id: segment.id },
      search: { tab: 'overlap', with: ids.join(',') || undefined },
      replace: true,
    });
  const { data } = useQuery(SegmentListDocument, { variables: { first: 200, archived: false, search: null, locale: localeOf(language) } });
  const options = (data?.segments.nodes ?? [])
    .filter((each) => each.id !== segment.id && !others.includes(each.id))
    .map((each) => ({ value: each.id, label: each.name }));
  return (
    <>
      <div className="listbar">
        <Combobox
          label={t('segments.overlap.with')}
          placeholder={t('segments.overlap.choose')}
          nothing={t('common.nothingFound')}
          options={options}
          value={null}
          disabled={others.length >= MOST}
          onChange={(id) => id !== null && setOthers([...others, id])}
        />
      </div>
      {others.length === 0 ? (
        <p className="i3">{t('segments.overlap.hint')}</p>
      ) : (
        <OverlapTable ids={[segment.id, ...others]} onRemove={(id) => setOthers(others.filter((other) => other !== id))} />
      )}
    </>
  );
}
