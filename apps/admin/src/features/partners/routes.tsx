import './partners.css';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { joined } from '../../lib/graph/joined.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { More } from '../../ui/more.js';
import { EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { GrantDialog } from './grant-dialog.js';
import { PartnerCard } from './partner-card.js';
import { PartnersDocument } from './partners.graphql.js';

/** Programs of partners: what is granted to each, its keys, what it used. */
export function PartnersPage() {
  const t = useT();
  useCrumbs({ label: t('shell.partners') });
  const { data, error, refetch, fetchMore } = useQuery(PartnersDocument, { fetchPolicy: 'cache-and-network' });
  const [granting, setGranting] = useState(false);
  const page = data?.apiClients;
  const grant = (
    <Button variant="primary" onClick={() => setGranting(true)}>
      {t('partners.grant')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('shell.partners')} lede={t('partners.lede')} actions={page && page.nodes.length > 0 && grant} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!page && !error && <Skeleton />}
      {page?.nodes.length === 0 && (
        <EmptyState title={t('partners.empty')} actions={grant}>
          {t('partners.emptyText')}
        </EmptyState>
      )}
      {page?.nodes.map((client) => (
        <PartnerCard key={client.id} client={client} asOf={page.asOf} />
      ))}
      {page && (
        <More
          page={page.pageInfo}
          onMore={(after) =>
            fetchMore({
              variables: { after },
              updateQuery: (seen, { fetchMoreResult: next }) => ({ apiClients: joined(seen.apiClients, next.apiClients) }),
            })
          }
        />
      )}
      {granting && <GrantDialog onClose={() => setGranting(false)} />}
    </div>
  );
}
