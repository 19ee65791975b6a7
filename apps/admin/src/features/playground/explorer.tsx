import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import type { GraphQLSchema } from 'graphql';
import { useCallback, useMemo, useState } from 'react';
import { has } from '../../lib/graph/client.js';
import { useT } from '../../lib/i18n.js';
import { useSession, useViewer } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useShownTheme } from '../../ui/provider.js';
import { useToast } from '../../ui/toast.js';
import { Editors } from './editors.js';
import { QuestionCost } from './question-cost.js';
import { askedOf, type Question, toCurl } from './question.js';
import { SavedQuestions } from './saved-questions.js';
import { VariablesForm } from './variables-form.js';

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

const nothing: Question = { document: '', variables: '' };

/** GraphiQL with the viewer's session, the questions that are kept, and what the one in the editor costs. Every answer is told to `onAnswer`. */
export function Explorer({ onAnswer }: { onAnswer: (answer: unknown) => void }) {
  const t = useT();
  const theme = useShownTheme();
  const toast = useToast();
  const { schema: fields } = useSession();
  const { user } = useViewer();
  const [question, setQuestion] = useState(nothing);
  const [schema, setSchema] = useState<GraphQLSchema | null>();
  const [opened, setOpened] = useState<Question>();
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
  const onQuestion = useCallback((next: Question, known: GraphQLSchema | null | undefined) => {
    setQuestion(next);
    setSchema(known);
  }, []);
  const asked = useMemo(() => askedOf(question.document, schema), [question.document, schema]);
  const copy = async () => {
    await navigator.clipboard.writeText(toCurl(question, { url: `${window.location.origin}/graphql`, email: user.email }));
    toast(t('playground.copied'));
  };
  return (
    <>
      <div className="tools">
        <SavedQuestions question={question} onOpen={setOpened} />
        <Button icon="copy" onClick={() => void copy()}>
          {t('playground.curl')}
        </Button>
        <span className="sp" />
        <QuestionCost question={question} />
      </div>
      <VariablesForm asked={asked} question={question} onChange={(variables) => setOpened({ ...question, variables })} />
      <div className="desk">
        <GraphiQL
          fetcher={fetcher}
          defaultQuery={has(fields, 'Query', 'customers') ? example(t('playground.exampleNote')) : smallExample}
          forcedTheme={theme}
          shouldPersistHeaders={false}
        >
          <GraphiQL.Toolbar>
            {({ prettify, merge, copy: copyText }) => (
              <>
                {prettify}
                {merge}
                {copyText}
                <Editors opened={opened} onQuestion={onQuestion} />
              </>
            )}
          </GraphiQL.Toolbar>
        </GraphiQL>
      </div>
    </>
  );
}
