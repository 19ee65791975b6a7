import type { Action } from '@regulars/graph';
import type { ReactNode } from 'react';
import { useCan } from '../lib/session.js';
import { NotFoundPage } from './not-found.js';

/** A page the viewer has no action for does not exist for them. */
export function Gate({ action, children }: { action: Action; children: ReactNode }) {
  return useCan()(action) ? children : <NotFoundPage />;
}
