import { createContext, useContext } from 'react';
import type { SessionQuery } from '../gql/graphql.js';
import type { ViewerSchema } from './graph/viewer-schema.js';
import type { Action } from '@regulars/graph';

export type Viewer = NonNullable<SessionQuery['me']>;
export type Installation = SessionQuery['installation'];

/** Who is here, on what installation, and what the graph looks like for them. */
export interface Session {
  viewer: Viewer | undefined;
  installation: Installation;
  schema: ViewerSchema | undefined;
  /** Asks the server anew who is here; a new person gets a new client and an empty cache. */
  renew: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionScope = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session above this component.');
  return session;
}

/** The signed-in viewer; only for pages inside the shell. */
export function useViewer(): Viewer {
  const { viewer } = useSession();
  if (!viewer) throw new Error('Nobody is signed in here.');
  return viewer;
}

/** `const can = useCan(); can('segments.edit')` */
export function useCan(): (action: Action) => boolean {
  const { viewer } = useSession();
  return (action) => viewer?.actions.includes(action) ?? false;
}
