import type { Module } from '../../access/module.js';
import { EventsResolver } from './events.resolver.js';
import { Event } from './event.entity.js';
import './events.facts.js';
import { TimelineEntry } from './timeline.entity.js';

export type { EventRow } from './event-row.js';
export { Event } from './event.entity.js';
export { recordMany } from './events.service.js';
export { TimelineEntry, TimelineKind } from './timeline.entity.js';

/** What customers did, and the timeline of all that happened. */
export const eventsModule: Module = { entities: [Event], resolvers: [EventsResolver], orphans: [Event, TimelineEntry] };
