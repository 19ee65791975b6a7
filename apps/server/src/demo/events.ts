import { dayOf, type Calendar } from './calendar.js';
import { RowBuffer } from './copy.js';
import type { Person } from './people.js';
import type { DemoCatalogue } from './products.js';
import { at, totals, type Random } from './random.js';

const eventStream = 4;

export const eventRows = (): RowBuffer =>
  new RowBuffer('events', ['customer_id', 'id', 'source', 'name', 'occurred_at', 'product_id', 'properties', 'created_at']);

const names = ['viewed', 'addedToCart', 'favourited', 'productUsed', 'reviewed', 'attended'];
const nameShares = totals([46, 18, 10, 12, 9, 5]);
const remarks = ['很好吃，会回购', '有点甜', 'Fresh and soft', '包装漂亮，送人合适', 'Too small for the price', '口感松软', '等得有点久'];
const scenes = ['breakfast', 'office', 'travel', 'after-sport', 'family'];

/** What a customer looked at, put aside, used, attended and reviewed, while they were with the shop. */
export function writeEvents(random: Random, calendar: Calendar, catalogue: DemoCatalogue, person: Person, rows: RowBuffer): void {
  random.start(eventStream, person.ordinal);
  if (!random.chance(0.25 + 0.6 * person.onlineShare)) return;
  const end = Math.min(calendar.now, Math.max(person.buying.until, person.createdAt + 20 * 86_400_000));
  const count = Math.min(120, 1 + Math.floor(random.exponential() * 10 * (0.3 + person.onlineShare)));
  const kinds = catalogue.ofRoot.get(person.favourite);
  for (let number = 0; number < count; number++) {
    const time = Math.floor(person.createdAt + random.next() * (end - person.createdAt));
    const name = at(names, random.weighted(nameShares));
    const season = calendar.seasons[dayOf(calendar, time)];
    const leaf = season && random.chance(0.2) ? season.leaf : kinds ? at(kinds.leaves, random.weighted(kinds.shares)) : 'toast';
    const product = name === 'attended' ? null : at(catalogue.ids, random.pick(catalogue.ofLeaf.get(leaf) ?? []));
    const iso = new Date(time).toISOString();
    rows.add(person.id, random.uuid(time), sourceOf(random, name), name, iso, product, propertiesOf(random, name), iso);
  }
}

function sourceOf(random: Random, name: string): string {
  if (name === 'attended') return 'store';
  if (name === 'reviewed' || name === 'productUsed') return 'app';
  return random.chance(0.4) ? 'web' : 'wechat';
}

function propertiesOf(random: Random, name: string): string {
  switch (name) {
    case 'reviewed':
      return JSON.stringify({ score: Math.min(5, 1 + Math.floor(5 * random.next() ** 0.45)), text: random.pick(remarks) });
    case 'productUsed':
      return JSON.stringify({ scene: random.pick(scenes), times: 1 + random.below(3) });
    case 'attended':
      return JSON.stringify({ event: random.pick(['tasting', 'baking-class', 'member-day']) });
    case 'viewed':
      return JSON.stringify({ seconds: 3 + Math.floor(random.exponential() * 40) });
    default:
      return '{}';
  }
}
