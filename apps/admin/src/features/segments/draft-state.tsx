import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Banner } from '../../ui/show.js';
import type { DraftKeeping } from './use-draft.js';

/** "● Draft saved 14:02 · v7 in force". */
export function DraftState({ draft, isChanged, version }: { draft: DraftKeeping; isChanged: boolean; version?: number }) {
  const t = useT();
  const format = useFormat();
  const kept = draft.isOffline
    ? t('segments.draft.local')
    : draft.savedAt !== undefined
      ? t('segments.draft.saved', { time: format.time(draft.savedAt).slice(0, 5) })
      : isChanged
        ? t('segments.draft.unsaved')
        : undefined;
  return (
    <>
      {kept && isChanged && (
        <>
          <span className={draft.isOffline ? 'dot warn' : 'dot'} />
          {kept}
        </>
      )}
      {kept && isChanged && version !== undefined && <span className="i3">·</span>}
      {version !== undefined && <span>{t('segments.version.inForce', { version })}</span>}
    </>
  );
}

/** Says that what stands here is not what is in force. */
export function RestoredBanner({ at, onDiscard }: { at: string; onDiscard: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <Banner
      tone="info"
      title={t('segments.draft.restored', { time: format.dateTime(at) })}
      action={
        <Button variant="link" onClick={onDiscard}>
          {t('segments.draft.discard')}
        </Button>
      }
    >
      {t('segments.draft.restoredHint')}
    </Banner>
  );
}
