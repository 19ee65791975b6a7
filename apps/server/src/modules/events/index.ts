import './events.facts.js';

export { Event } from './event.entity.js';
export { TimelineEntry, TimelineKind } from './timeline.entity.js';
