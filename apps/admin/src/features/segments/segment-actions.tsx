import { useMutation } from '@apollo/client/react';
import type { Catalogue } from '@regulars/segment-language';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { failureOf, useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Menu, type MenuItem } from '../../ui/menu.js';
import { useToast } from '../../ui/toast.js';
import { ExportDialog } from './export-dialog.js';
import { forgetLists } from './forget-lists.js';
import { FreezeDialog } from './freeze-dialog.js';
import type { SavedSegment } from './save-controls.js';
import { ArchiveSegmentDocument, RefreshSegmentDocument, RestoreSegmentDocument } from './segments.graphql.js';
import { UsedByList } from './used-by.js';

/** What one can do with a whole segment. One primary: to change its rules. */
export function SegmentActions({ segment, catalogue }: { segment: SavedSegment; catalogue: Catalogue }) {
  const t = useT();
  const can = useCan();
  const toast = useToast();
  const explain = useExplain();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'freeze' | 'export' | 'blocked'>();
  const [archive] = useMutation(ArchiveSegmentDocument, { update: forgetLists });
  const [restore] = useMutation(RestoreSegmentDocument, { update: forgetLists });
  const [refresh, refreshing] = useMutation(RefreshSegmentDocument);
  const isArchived = segment.archivedAt != null;
  const attempt = (work: () => Promise<unknown>) => void work().catch((error: unknown) => toast(explain(error)));

  const bringBack = () =>
    attempt(async () => restore({ variables: { id: segment.id } }).then(() => toast(t('segments.restore.done', { name: segment.name }))));
  const putAway = async () => {
    try {
      await archive({ variables: { id: segment.id } });
      toast(t('segments.archive.done', { name: segment.name }), { label: t('common.undo'), onAct: bringBack });
    } catch (error) {
      if (failureOf(error).code !== 'UNAUTHENTICATED' && segment.usedBy.length > 0) setOpen('blocked');
      else toast(explain(error));
    }
  };
  const items: MenuItem[] = can('segments.edit')
    ? [
        { key: 'freeze', label: t('segments.freeze'), icon: 'pause', onSelect: () => setOpen('freeze') },
        isArchived
          ? { key: 'restore', label: t('segments.restore'), icon: 'undo', onSelect: bringBack }
          : { key: 'archive', label: t('segments.archive'), icon: 'trash', danger: true, onSelect: () => void putAway() },
      ]
    : [];
  return (
    <>
      {can('segments.edit') && !isArchived && (
        <Button icon="return" loading={refreshing.loading} onClick={() => attempt(() => refresh({ variables: { id: segment.id } }))}>
          {t('segments.refresh')}
        </Button>
      )}
      {can('data.export') && (
        <Button icon="download" onClick={() => setOpen('export')}>
          {t('segments.export')}
        </Button>
      )}
      {can('segments.edit') && !isArchived && (
        <Button
          variant="primary"
          className="only-d"
          onClick={() => void navigate({ to: '/segments/$id', params: { id: segment.id }, search: { tab: 'rules' } })}
        >
          {t('segments.editRules')}
        </Button>
      )}
      {items.length > 0 && (
        <Menu label={t('segments.more')} trigger={<IconButton icon="more" label={t('segments.more')} />} groups={[items]} />
      )}
      {open === 'freeze' && <FreezeDialog segment={segment} onClose={() => setOpen(undefined)} />}
      {open === 'export' && <ExportDialog segment={segment} catalogue={catalogue} onClose={() => setOpen(undefined)} />}
      {open === 'blocked' && (
        <Dialog
          open
          title={t('segments.archive.blocked')}
          onClose={() => setOpen(undefined)}
          footer={<Button onClick={() => setOpen(undefined)}>{t('common.close')}</Button>}
        >
          <p className="i2">{t('segments.archive.blockedText')}</p>
          <UsedByList segment={segment} />
        </Dialog>
      )}
    </>
  );
}
