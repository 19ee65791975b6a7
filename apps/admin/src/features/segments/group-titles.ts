import type { MessageKey } from '../../lib/i18n.js';

const TITLES: ReadonlyMap<string, MessageKey> = new Map([
  ['recent', 'segments.pick.recent'],
  ['segments', 'segments.pick.segments'],
  ['profile', 'segments.pick.profile'],
  ['identity', 'segments.pick.identity'],
  ['contact', 'segments.pick.contact'],
  ['demographic', 'segments.pick.demographic'],
  ['location', 'segments.pick.location'],
  ['orders', 'segments.pick.orders'],
  ['lines', 'segments.pick.lines'],
  ['products', 'segments.pick.products'],
  ['returns', 'segments.pick.returns'],
  ['events', 'segments.pick.events'],
  ['value', 'segments.pick.value'],
  ['consent', 'segments.pick.consent'],
  ['attributes', 'segments.pick.attributes'],
  ['chance', 'segments.pick.chance'],
  ['record', 'segments.pick.record'],
  ['preferences', 'segments.pick.preferences'],
]);

/** The title of a group of the catalogue; undefined for groups that name themselves. */
export function groupTitleKey(group: string): MessageKey | undefined {
  return TITLES.get(group);
}
