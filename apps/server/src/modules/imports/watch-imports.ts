import type { ImportId } from '../../platform/ids.js';
import type { Broadcast } from '../../platform/outbox/broadcast.js';

let source: Broadcast | undefined;

/** Says where changes of imports are heard of; done once, when the server starts. */
export function hearOfImports(broadcast: Broadcast): void {
  source = broadcast;
}

/** The import's id at once, and again after each change, until the signal is aborted. */
export async function* importChanges(id: ImportId, signal: AbortSignal): AsyncGenerator<ImportId, void, void> {
  if (!source) return;
  const events = source.stream(signal);
  let next = events.next(); // listens from now on, so that nothing is missed between the first answer and the first event
  yield id;
  for (let event = await next; !event.done; event = await next) {
    next = events.next();
    if (event.value.name === 'ImportChanged' && event.value.importId === id) yield id;
  }
}
