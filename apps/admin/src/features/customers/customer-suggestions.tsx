import { useQuery } from '@apollo/client/react';
import { useT } from '../../lib/i18n.js';
import { CustomerSuggestionsDocument } from './customer-outlook.graphql.js';

const shown = 5;

/** What the customer may want next, each with the reason. Nothing where nothing is known yet. */
export function CustomerSuggestions({ customerId }: { customerId: string }) {
  const t = useT();
  const { data } = useQuery(CustomerSuggestionsDocument, { variables: { id: customerId, first: shown } });
  const suggestions = data?.suggestions ?? [];
  if (suggestions.length === 0) return null;
  return (
    <section>
      <h2 className="over">{t('customer.suggestions')}</h2>
      <ul className="suggested">
        {suggestions.map(({ productId, name, becauseName }) => (
          <li key={productId}>
            {name}
            <span className="xs i3">{becauseName == null ? t('customer.popular') : t('customer.because', { name: becauseName })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
