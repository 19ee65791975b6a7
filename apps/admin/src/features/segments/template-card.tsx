import { fieldsUsed, findFact, findField, parse } from '@regulars/segment-language';
import { useState } from 'react';
import type { SegmentTemplatesQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT, useWords } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import type { ShopCatalogue } from './catalogue.js';

export type Template = NonNullable<SegmentTemplatesQuery['segmentTemplates']>[number];

interface TemplateCardProps {
  template: Template;
  catalogue: ShopCatalogue | undefined;
  onUse: (key: string) => void;
}

/** A start with its live count; opened, the rule in words and as text, and what it reads. Without what it needs it is grey and says so. */
export function TemplateCard({ template, catalogue, onUse }: TemplateCardProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const lacks = template.missing.length > 0;
  const name = words(template.name);
  return (
    <li className={lacks ? 'lacking' : undefined}>
      <div className="t">
        <b>{name}</b>
        <span>{template.count == null ? '' : format.number(template.count)}</span>
      </div>
      <p>{words(template.description)}</p>
      {isOpen && (
        <dl className="inside">
          {template.words != null && (
            <>
              <dt>{t('segments.templates.words')}</dt>
              <dd>{template.words}</dd>
            </>
          )}
          <dt>{t('segments.overview.text')}</dt>
          <dd>
            <code>{template.text}</code>
          </dd>
          {catalogue && !lacks && (
            <>
              <dt>{t('segments.templates.reads')}</dt>
              <dd>{format.list(namesOf(template.text, catalogue).map(words))}</dd>
            </>
          )}
        </dl>
      )}
      <div className="x">
        <span>{lacks ? t('segments.templates.missing', { fields: format.list(template.missing) }) : words(template.group)}</span>
        <span className="sp" />
        <Button
          variant="link"
          aria-expanded={isOpen}
          aria-label={t('segments.templates.insideNamed', { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'segments.templates.close' : 'segments.templates.inside')}
        </Button>
        {!lacks && (
          <Button variant="link" aria-label={t('segments.templates.useNamed', { name })} onClick={() => onUse(template.key)}>
            {t('segments.templates.use')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The titles of all that a rule reads: fields of the customer, and things that happened with their fields. */
function namesOf(text: string, catalogue: ShopCatalogue) {
  const read = parse(text);
  if (!read.ok) return [];
  const { fields, facts } = fieldsUsed(read.condition);
  const found = [
    ...fields.map((name) => findField(catalogue.fields, name)?.title),
    ...facts.map(({ fact, field }) => {
      const known = findFact(catalogue, fact);
      return field === undefined ? known?.title : known && findField(known.fields, field)?.title;
    }),
  ];
  return [...new Map(found.flatMap((title) => (title ? [[title.en, title] as const] : []))).values()];
}
