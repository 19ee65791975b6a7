import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { ValueNamesQuery } from '../gql/graphql.js';
import { has } from './graph/client.js';
import { useWords } from './i18n.js';
import { useSession } from './session.js';
import { useTerm } from './terms.js';
import { ValueNamesDocument } from './value-names.graphql.js';

type Catalogue = ValueNamesQuery['segmentCatalogue'];
type Field = Catalogue['fields'][number];

/** Every field of the catalogue under its full name, such as `city` or `orders.channel`. */
function fieldsOf(catalogue: Catalogue | undefined): Map<string, Field> {
  const ofFacts = catalogue?.facts.flatMap((fact) =>
    fact.fields.map((field) => [field.name.includes('.') ? field.name : `${fact.name}.${field.name}`, field] as const),
  );
  return new Map([...(catalogue?.fields.map((field) => [field.name, field] as const) ?? []), ...(ofFacts ?? [])]);
}

export interface Names {
  /** How people read a stored value: `value('orders.channel', 'wechat')`. What has no name stays as it is. */
  value: (field: string, stored: string) => string;
  /** The title of a field: `field('attributes.allergy')`; undefined where the viewer has no such field. */
  field: (field: string) => string | undefined;
}

/** The names that fields and stored values have in the reader's language, as far as the viewer's catalogue has them. */
export function useNames(): Names {
  const { schema } = useSession();
  const words = useWords();
  const term = useTerm();
  const { data } = useQuery(ValueNamesDocument, { skip: !has(schema, 'Query', 'segmentCatalogue'), fetchPolicy: 'cache-first' });
  return useMemo(() => {
    const fields = fieldsOf(data?.segmentCatalogue);
    return {
      value: (field, stored) => words(fields.get(field)?.values.find(({ value }) => value === stored)?.title) || term(stored),
      field: (name) => words(fields.get(name)?.title) || undefined,
    };
  }, [data, words, term]);
}
