import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { type Area, needMessages } from '../lib/messages.js';
import { wanted } from '../lib/wanted.js';

/** A page that comes when it is first wanted; `preload` has it come sooner, and leaves it to the page itself to say that it cannot. */
export type Page<P> = LazyExoticComponent<ComponentType<P>> & { preload: () => Promise<void> };

/** A page that comes together with the messages of the areas it needs, so that no key is ever seen instead of a text. */
export function page<P>(areas: readonly Area[], load: () => Promise<ComponentType<P>>): Page<P> {
  const bring = async () => {
    const [component] = await Promise.all([load(), needMessages(areas)]);
    return { default: component };
  };
  const preload = async () => void (await bring().catch(() => undefined));
  return Object.assign(
    lazy(() => wanted(bring)),
    { preload },
  );
}
