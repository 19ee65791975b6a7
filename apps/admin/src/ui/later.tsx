import { type ComponentType, lazy, Suspense } from 'react';

/** A dialog or another part of a page that comes when it is first wanted, or `preload`ed; until then nothing stands in its place. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> & { preload: () => void } {
  const bring = async () => ({ default: await load() });
  const Part = lazy(bring);
  const Later = (props: P) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
  // what cannot come now is asked for again when it is wanted
  return Object.assign(Later, { preload: () => void bring().catch(() => undefined) });
}
