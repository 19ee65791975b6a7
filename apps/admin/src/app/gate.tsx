import type { Action } from '@regulars/graph';
import type { ReactNode } from 'react';
import { has } from '../lib/graph/client.js';
import { useCan, useSession } from '../lib/session.js';
import { NotFoundPage } from './not-found.js';

interface GateProps {
  action: Action;
  /** The question of the graph that the page asks, where the action alone does not open it. */
  query?: string;
  children: ReactNode;
}

/** A page the viewer has no action for, or whose question their graph does not have, does not exist for them. */
export function Gate({ action, query, children }: GateProps) {
  const can = useCan();
  const { schema } = useSession();
  return can(action) && (query === undefined || has(schema, 'Query', query)) ? children : <NotFoundPage />;
}
