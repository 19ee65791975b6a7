import { has } from '../lib/graph/client.js';
import { useCan, useSession } from '../lib/session.js';
import { type Place, places } from './places.js';

/** The places that the viewer can use, in their groups. */
export function usePlaces() {
  const can = useCan();
  const { schema } = useSession();
  const isOpen = ({ action, query }: Place): boolean => (!action || can(action)) && (!query || has(schema, 'Query', query));
  return places.map((group) => ({ ...group, places: group.places.filter(isOpen) })).filter((group) => group.places.length > 0);
}
