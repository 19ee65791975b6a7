import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useLanguage, useT, useWords } from '../../lib/i18n.js';
import { localeOf } from '../../lib/preferences.js';
import { Button } from '../../ui/button.js';
import { Banner, Skeleton } from '../../ui/show.js';
import { SegmentTemplatesDocument } from './segments.graphql.js';

interface TemplateGalleryProps {
  /** How many before "all". */
  shown: number;
  onUse: (key: string) => void;
}

/** Starts that fit a shop, each with its live count; those whose fields are missing here are grey and say so. */
export function TemplateGallery({ shown, onUse }: TemplateGalleryProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const explain = useExplain();
  const { language } = useLanguage();
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
          <li key={template.key} className={template.missing.length ? 'lacking' : undefined}>
            <div className="t">
              <b>{words(template.name)}</b>
              <span>{template.count == null ? '' : format.number(template.count)}</span>
            </div>
            <p>{words(template.description)}</p>
            <div className="x">
              <span>
                {template.missing.length ? t('segments.templates.missing', { fields: format.list(template.missing) }) : template.group}
              </span>
              {template.missing.length === 0 && (
                <Button
                  variant="link"
                  aria-label={t('segments.templates.useNamed', { name: words(template.name) })}
                  onClick={() => onUse(template.key)}
                >
                  {t('segments.templates.use')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
