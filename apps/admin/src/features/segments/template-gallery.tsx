import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { localeOf } from '../../lib/preferences.js';
import { Button } from '../../ui/button.js';
import { Banner, Skeleton } from '../../ui/show.js';
import { useCatalogue } from './catalogue.js';
import { SegmentTemplatesDocument } from './catalogue.graphql.js';
import { TemplateCard } from './template-card.js';

interface TemplateGalleryProps {
  /** How many before "all". */
  shown: number;
  onUse: (key: string) => void;
}

/** Starts that fit a shop, each with its live count; those whose fields are missing here are grey and say so. */
export function TemplateGallery({ shown, onUse }: TemplateGalleryProps) {
  const t = useT();
  const explain = useExplain();
  const { language } = useLanguage();
  const { catalogue } = useCatalogue();
  const [isWhole, setWhole] = useState(false);
  const { data, error } = useQuery(SegmentTemplatesDocument, {
    variables: { locale: localeOf(language) },
    fetchPolicy: 'cache-and-network',
  });
  const templates = data?.segmentTemplates;
  if (error) return <Banner tone="not">{explain(error)}</Banner>;
  if (!data) return <Skeleton lines={4} />;
  if (!templates?.length) return null;
  return (
    <section className="gallery">
      <div className="sec">
        <h2 className="over">{t('segments.templates.title')}</h2>
        <span className="xs i3">{t('segments.templates.live')}</span>
        <span className="sp" />
        {templates.length > shown && (
          <Button variant="link" onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('segments.templates.fewer') : t('segments.templates.all', { count: templates.length })}
          </Button>
        )}
      </div>
      <ul className="tpl">
        {templates.slice(0, isWhole ? undefined : shown).map((template) => (
          <TemplateCard key={template.key} template={template} catalogue={catalogue} onUse={onUse} />
        ))}
      </ul>
    </section>
  );
}
