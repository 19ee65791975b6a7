import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useExplain } from '../lib/errors.js';
import { graphClient, loadViewerSchema } from '../lib/graph/client.js';
import { useLanguage, useT } from '../lib/i18n.js';
import { hasChosenLanguage, languageOf } from '../lib/preferences.js';
import { SessionDocument } from '../lib/session.graphql.js';
import { SessionScope, type Session } from '../lib/session.js';
import { ZoneProvider } from '../lib/zone.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/show.js';

const askAgainAfter = 3000;

type Known = Omit<Session, 'renew'>;
type Here = Known & { client: ApolloClient };

/** Asks who is here, and for the graph that this person sees. */
export async function findOutWhoIsHere(): Promise<Known> {
  const asking = graphClient(undefined, () => undefined);
  const { data } = await asking.query({ query: SessionDocument, fetchPolicy: 'no-cache' });
  if (!data) throw new TypeError('The server did not answer.');
  return { viewer: data.me ?? undefined, installation: data.installation, schema: data.me ? await loadViewerSchema() : undefined };
}

/** Fills the state with who is here, and does so again whenever the server says that nobody is any more. */
async function takeIn(asked: Promise<Known>, setHere: (here: Here) => void, setFailure: (failure: unknown) => void): Promise<void> {
  const onSignedOut = () => void takeIn(findOutWhoIsHere(), setHere, setFailure);
  try {
    const known = await asked;
    setHere({ ...known, client: graphClient(known.schema, known.schema ? onSignedOut : () => undefined) });
    setFailure(undefined);
  } catch (error) {
    setFailure(error);
  }
}

interface SessionRootProps {
  /** Who is here, asked before there was anything to show. */
  asked: Promise<Known>;
  children: ReactNode;
}

/** Finds out who is here, and gives the tree a client of that person's own. */
export function SessionRoot({ asked, children }: SessionRootProps) {
  const t = useT();
  const explain = useExplain();
  const { choose } = useLanguage();
  const [here, setHere] = useState<Here>();
  const [failure, setFailure] = useState<unknown>();

  const renew = useCallback(() => takeIn(findOutWhoIsHere(), setHere, setFailure), []);
  useEffect(() => void takeIn(asked, setHere, setFailure), [asked]);

  // a server that is just starting answers in a moment
  useEffect(() => {
    if (failure === undefined) return undefined;
    const again = setTimeout(() => void renew(), askAgainAfter);
    return () => clearTimeout(again);
  }, [failure, renew]);

  // the accounts of the demo are everybody's: there the browser's own language stays
  const preferred = here?.viewer && !here.installation.isDemo ? languageOf(here.viewer.locale) : undefined;
  useEffect(() => {
    if (preferred && !hasChosenLanguage()) choose(preferred);
  }, [preferred, choose]);

  const session = useMemo(() => here && { ...here, renew }, [here, renew]);
  if (session) {
    return (
      <ApolloProvider client={session.client} key={session.viewer?.user.id ?? 'nobody'}>
        <SessionScope value={session}>
          <ZoneProvider value={session.viewer?.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone}>{children}</ZoneProvider>
        </SessionScope>
      </ApolloProvider>
    );
  }
  if (failure === undefined) return <span className="vh">{t('common.loading')}</span>;
  return (
    <main className="page">
      <EmptyState
        alone
        title={t('error.title')}
        actions={
          <Button variant="primary" onClick={() => void renew()}>
            {t('common.retry')}
          </Button>
        }
      >
        {explain(failure)}
      </EmptyState>
    </main>
  );
}
