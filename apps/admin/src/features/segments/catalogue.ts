import { useQuery } from '@apollo/client/react';
import {
  OPERATORS,
  operatorsFor,
  type Catalogue,
  type FactSpec,
  type FieldSpec,
  type FieldType,
  type Operator,
} from '@regulars/segment-language';
import { useMemo } from 'react';
import type { CatalogueFieldPartsFragment, SegmentCatalogueQuery } from '../../gql/graphql.js';
import { CatalogueDocument } from './catalogue.graphql.js';

const TYPES: readonly FieldType[] = [
  'id',
  'text',
  'enum',
  'number',
  'integer',
  'money',
  'boolean',
  'date',
  'instant',
  'list',
  'category',
  'point',
];

/** A field with what the shop knows of it: what it is about, and how many customers have a value (0 to 1, with the time of the count). */
export interface ShopField extends FieldSpec {
  readonly label?: string;
  readonly fillRate?: number;
  readonly updatedAt?: string;
}

export interface ShopFact extends FactSpec {
  readonly fields: readonly ShopField[];
}

/** The language's catalogue with the shop's own figures. */
export interface ShopCatalogue extends Catalogue {
  readonly fields: readonly ShopField[];
  readonly facts: readonly ShopFact[];
}

function toField(field: CatalogueFieldPartsFragment): ShopField {
  const type = TYPES.find((known) => known === field.type) ?? 'text';
  const operators = field.operators.filter((name): name is Operator => OPERATORS.some((known) => known === name));
  return {
    name: field.name,
    type,
    group: field.group,
    title: field.title,
    description: field.description,
    synonyms: field.synonyms,
    ...(field.unit != null && { unit: field.unit }),
    ...(field.values && {
      values: field.values.map(({ value, title, parent, count }) => ({
        value,
        title,
        ...(parent != null && { parent }),
        ...(count != null && { count }),
      })),
    }),
    examples: field.examples,
    nullable: field.nullable,
    operators: operators.length ? operators : operatorsFor(type, field.nullable),
    label: field.label,
    ...(field.fillRate != null && { fillRate: field.fillRate }),
    ...(field.updatedAt != null && { updatedAt: field.updatedAt }),
  };
}

/** What the graph says this viewer may use, in the language's own form. */
export function toCatalogue({ segmentCatalogue }: SegmentCatalogueQuery): ShopCatalogue {
  return {
    fields: segmentCatalogue.fields.map(toField),
    facts: segmentCatalogue.facts.map((fact) => ({ ...fact, fields: fact.fields.map(toField) })),
    segments: new Map(segmentCatalogue.segments.map(({ key, name }) => [key, name])),
    currencyDigits: segmentCatalogue.currencyDigits,
  };
}

/** The viewer's catalogue; read once a session, since it changes only with roles, attributes and segments. */
export function useCatalogue(): { catalogue: ShopCatalogue | undefined; error: unknown } {
  const { data, error } = useQuery(CatalogueDocument, { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  const catalogue = useMemo(() => (data?.segmentCatalogue ? toCatalogue(data) : undefined), [data]);
  return { catalogue, error };
}
