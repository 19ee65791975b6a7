import { Link } from '@tanstack/react-router';
import { useT } from '../lib/i18n.js';
import { useCrumbs } from '../ui/crumbs.js';

export function NotFoundPage() {
  const t = useT();
  useCrumbs({ label: t('notFound.title') });
  return (
    <div className="page">
      <div className="empty">
        <h1 className="h1">{t('notFound.title')}</h1>
        <p>{t('notFound.text')}</p>
        <Link to="/" className="btn pri">
          {t('notFound.home')}
        </Link>
      </div>
    </div>
  );
}
