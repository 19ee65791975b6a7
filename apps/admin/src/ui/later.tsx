import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { wanted } from '../lib/wanted.js';

/** A dialog or another part of a page that comes when it is first wanted, or `preload`ed; until then `meanwhile` stands in its place. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile?: ReactNode,
): ComponentType<P> & { preload: () => void } {
  const bring = async () => ({ default: await load() });
  const Part = lazy(() => wanted(bring));
  const Later = (props: P) => (
    <Suspense fallback={meanwhile}>
      <Part {...props} />
    </Suspense>
  );
  // what cannot come now is asked for again when it is wanted
  return Object.assign(Later, { preload: () => void bring().catch(() => undefined) });
}
