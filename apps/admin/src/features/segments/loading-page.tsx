import { useT } from '../../lib/i18n.js';
import { Skeleton } from '../../ui/show.js';

/** A page of segments before its data is there. */
export function LoadingPage() {
  const t = useT();
  return (
    <div className="page">
      <h1 className="vh">{t('segments.title')}</h1>
      <Skeleton />
    </div>
  );
}
