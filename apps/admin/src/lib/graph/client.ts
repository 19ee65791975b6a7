import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { DocumentTransform } from '@apollo/client/utilities';
import { failureOf } from '../errors.js';
import { cutToViewer, readSchema, type ViewerSchema } from './viewer-schema.js';

/**
 * A client for one session. It is thrown away with its cache at sign-in and sign-out, so nothing read by one person is left for the next.
 * Documents are cut to the viewer's own schema before the cache and the server see them.
 */
export function graphClient(schema: ViewerSchema | undefined, onSignedOut: () => void): ApolloClient {
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: { 'apollo-require-preflight': 'true' } });
  const errors = new ErrorLink(({ error }) => {
    if (failureOf(error).code === 'UNAUTHENTICATED') onSignedOut();
  });
  return new ApolloClient({
    link: ApolloLink.from([errors, http]),
    cache: new InMemoryCache(),
    documentTransform: schema && new DocumentTransform((document) => cutToViewer(document, schema)),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
}

/** The graph as the signed-in viewer may see it. */
export async function loadViewerSchema(): Promise<ViewerSchema> {
  const answer = await fetch('/schema.graphql', { credentials: 'same-origin', headers: { accept: 'text/plain' } });
  if (!answer.ok) throw new Error(`The schema could not be read (${answer.status}).`);
  return readSchema(await answer.text());
}

/** True where the viewer's graph has this field: `has(schema, 'Query', 'customers')`. */
export const has = (schema: ViewerSchema | undefined, type: string, field: string): boolean => schema?.get(type)?.has(field) ?? false;

/** True where a field of the viewer's graph takes this argument. */
export const takes = (schema: ViewerSchema | undefined, type: string, field: string, argument: string): boolean =>
  schema?.get(type)?.get(field)?.arguments.has(argument) ?? false;
