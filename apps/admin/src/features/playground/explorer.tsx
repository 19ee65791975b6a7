import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { useMemo } from 'react';
import { has } from '../../lib/graph/client.js';
import { useT } from '../../lib/i18n.js';
import { useSession } from '../../lib/session.js';
import { useShownTheme } from '../../ui/provider.js';

const example = (note: string) => `# ${note}
query Quiet {
  customers(
    where: "count(orders within 60 days) >= 1 and count(orders within 14 days) = 0"
    first: 20
  ) {
    totalCount
    nodes {
      id
      city
      ordersCount
      lastOrderAt
    }
  }
}
`;

const smallExample = `query Me {
  me {
    user {
      name
    }
    role {
      name
    }
    actions
  }
}
`;

/** GraphiQL with the viewer's session. Every answer is also told to `onAnswer`. */
export function Explorer({ onAnswer }: { onAnswer: (answer: unknown) => void }) {
  const t = useT();
  const theme = useShownTheme();
  const { schema } = useSession();
  const fetcher = useMemo<Fetcher>(() => {
    const ask = createGraphiQLFetcher({
      url: '/graphql',
      enableIncrementalDelivery: false,
      headers: { 'apollo-require-preflight': 'true' },
    });
    return async (params, options) => {
      const answer = await ask(params, options);
      if (params.operationName !== 'IntrospectionQuery' && typeof answer === 'object') onAnswer('data' in answer ? answer.data : undefined);
      return answer;
    };
  }, [onAnswer]);
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={has(schema, 'Query', 'customers') ? example(t('playground.exampleNote')) : smallExample}
      forcedTheme={theme}
      shouldPersistHeaders={false}
    />
  );
}
