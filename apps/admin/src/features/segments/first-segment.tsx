import { Link, useNavigate } from '@tanstack/react-router';
import { useT } from '../../lib/i18n.js';
import { BracketDrawing } from '../../ui/rules/bracket-drawing.js';
import { TemplateGallery } from './template-gallery.js';

/** Before the first segment: what this is for, one primary, and starts with live counts. */
export function FirstSegment() {
  const t = useT();
  const navigate = useNavigate();
  return (
    <div className="em">
      <div className="top">
        <div>
          <h1 className="say1">{t('segments.first.title')}</h1>
          <p className="p">{t('segments.first.text')}</p>
          <div className="acts2">
            <Link to="/segments/new" className="btn pri big">
              {t('segments.new')}
            </Link>
          </div>
        </div>
        <BracketDrawing all={t('segments.group.all')} any={t('segments.group.any')} />
      </div>
      <TemplateGallery shown={6} onUse={(key) => void navigate({ to: '/segments/new', search: { template: key } })} />
    </div>
  );
}
