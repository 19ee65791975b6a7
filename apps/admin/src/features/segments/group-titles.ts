import type { MessageKey } from '../../lib/i18n.js';

const TITLES: ReadonlyMap<string, MessageKey> = new Map([
  ['recent', 'segments.pick.recent'],
  ['values', 'segments.pick.values'],
  ['segments', 'segments.pick.segments'],
  ['profile', 'segments.pick.profile'],
  ['place', 'segments.pick.location'],
  ['orders', 'segments.pick.orders'],
  ['lines', 'segments.pick.lines'],
  ['product', 'segments.pick.products'],
  ['store', 'segments.pick.stores'],
  ['value', 'segments.pick.value'],
  ['events', 'segments.pick.events'],
  ['consent', 'segments.pick.consent'],
  ['attributes', 'segments.pick.attributes'],
  ['chance', 'segments.pick.chance'],
  ['record', 'segments.pick.record'],
]);

/** The title of a group of the catalogue; undefined for groups that name themselves. */
export function groupTitleKey(group: string): MessageKey | undefined {
  return TITLES.get(group);
}
