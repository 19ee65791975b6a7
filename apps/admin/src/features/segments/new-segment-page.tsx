import './segments.css';
import { useQuery } from '@apollo/client/react';
import { parse, type Condition } from '@regulars/segment-language';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useLanguage } from '../../lib/i18n.js';
import { localeOf } from '../../lib/preferences.js';
import { useViewer } from '../../lib/session.js';
import { Banner } from '../../ui/show.js';
import { useCatalogue, type ShopCatalogue } from './catalogue.js';
import { LoadingPage } from './loading-page.js';
import { SegmentBuilder } from './segment-builder.js';
import { SegmentTemplatesDocument } from './catalogue.graphql.js';
import { TemplateGallery } from './template-gallery.js';
import { readDraft } from './draft-choice.js';
import { useBegun } from './use-begun.js';
import { useStoredDraft } from './use-draft.js';

/** A new segment: from a template, from a text, from the draft left behind, or from nothing. */
export function NewSegmentPage() {
  const { template, text, name } = useSearch({ strict: false });
  const explain = useExplain();
  const { language } = useLanguage();
  const { catalogue, error } = useCatalogue();
  const { draft, isLoading } = useStoredDraft(undefined);
  const templates = useQuery(SegmentTemplatesDocument, { variables: { locale: localeOf(language) }, skip: template === undefined });
  if (error) return <Banner tone="not">{explain(error)}</Banner>;
  if (!catalogue || isLoading || (template !== undefined && templates.loading && !templates.data)) {
    return <LoadingPage />;
  }
  const chosen = templates.data?.segmentTemplates.find((each) => each.key === template)?.text ?? text;
  return <Starting key={`${template ?? ''} ${text ?? ''}`} catalogue={catalogue} asked={chosen} name={name} draft={draft} />;
}

interface StartingProps {
  catalogue: ShopCatalogue;
  asked: string | undefined;
  name: string | undefined;
  draft: ReturnType<typeof useStoredDraft>['draft'];
}

function Starting({ catalogue, asked, name, draft }: StartingProps) {
  const { organisation } = useViewer();
  const navigate = useNavigate();
  const begun = useBegun();
  /** What the address asks for is where it starts; what was written there since, before the page was loaded again, goes before it. */
  const kept = asked === undefined || (begun !== undefined && draft !== undefined && draft.at > begun) ? draft : undefined;
  const start = useMemo<{ condition?: Condition; broken?: string }>(() => {
    if (kept) return readDraft(kept.text);
    if (asked === undefined) return {};
    const read = parse(asked);
    return read.ok ? { condition: read.condition } : { broken: asked };
  }, [asked, kept]);
  return (
    <SegmentBuilder
      catalogue={catalogue}
      segment={undefined}
      start={start.condition}
      broken={start.broken}
      restoredAt={kept?.at}
      zone={organisation.zone}
      readOnly={false}
      firstName={asked === undefined || begun !== undefined ? undefined : name}
      gallery={<TemplateGallery shown={6} onUse={(key) => void navigate({ to: '/segments/new', search: { template: key } })} />}
    />
  );
}
