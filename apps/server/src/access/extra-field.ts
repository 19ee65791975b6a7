import type { Label } from '@regulars/graph';
import type { FieldType } from '@regulars/segment-language';
import type { ExposedOptions } from './exposed.js';
import { type FieldSource, registry } from './field-registry.js';

interface ExtraOptions extends Omit<ExposedOptions, 'primary' | 'column' | 'from' | 'graphType'> {
  readonly from: FieldSource;
  readonly inGraph?: boolean;
}

/** Declares a field that no property of an entity carries by its name: one of conditions only, or one a resolver shapes for the graph. */
export function extraField(record: string, name: string, type: FieldType, label: Label, options: ExtraOptions): void {
  const [titleEn, titleZh] = options.title;
  const [descriptionEn, descriptionZh] = options.description;
  registry.addField({
    record,
    name,
    type,
    label,
    nullable: options.nullable ?? false,
    source: options.from,
    title: { en: titleEn, zhCn: titleZh },
    description: { en: descriptionEn, zhCn: descriptionZh },
    group: options.group ?? 'profile',
    synonyms: options.synonyms ?? [],
    ...(options.unit === undefined ? {} : { unit: options.unit }),
    values: options.values ?? [],
    examples: options.examples ?? [],
    ...(options.mask === undefined ? {} : { mask: options.mask }),
    inputs: options.inputs ?? [],
    inLanguage: options.inLanguage ?? true,
    inGraph: options.inGraph ?? false,
  });
}
