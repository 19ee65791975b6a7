import type { Module } from '../../access/module.js';
import { Event } from './event.entity.js';
import { TimelineEntry } from './timeline.entity.js';
import './events.facts.js';

export { Event } from './event.entity.js';
export { TimelineEntry, TimelineKind } from './timeline.entity.js';

/** Browsing, product use and other things customers do; and the timeline of it all. */
export const eventsModule: Module = { entities: [Event], orphans: [Event, TimelineEntry] };
