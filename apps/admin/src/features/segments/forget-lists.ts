import type { ApolloCache } from '@apollo/client';

/** After a segment was made, archived or restored: lists and the catalogue are read again wherever they are shown. */
export function forgetLists(cache: ApolloCache): void {
  cache.evict({ id: 'ROOT_QUERY', fieldName: 'segments' });
  cache.evict({ id: 'ROOT_QUERY', fieldName: 'segmentCatalogue' });
  cache.gc();
}

/** After a new rule: its versions and its history are read again wherever they are shown. */
export function forgetPast(cache: ApolloCache, segmentId: string): void {
  const id = cache.identify({ __typename: 'Segment', id: segmentId });
  for (const fieldName of ['versions', 'history', 'changes', 'members']) cache.evict({ ...(id !== undefined && { id }), fieldName });
  cache.gc();
}
