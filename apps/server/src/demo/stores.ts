import { dateAgo, dayOf, type Calendar } from './calendar.js';
import { RowBuffer } from './copy.js';
import { cities, demoStores, type DemoStore } from './places.js';
import { at, type Random } from './random.js';

const stream = 6;

/** The shops as orders need them: which of a city's are open on a day. */
export interface OpenStores {
  readonly ids: readonly string[];
  /** store numbers by city */
  readonly ofCity: ReadonlyMap<string, readonly number[]>;
  /** day numbers between which each is open */
  readonly opens: Int32Array;
  readonly closes: Int32Array;
}

export const storeRows = (): RowBuffer =>
  new RowBuffer(
    'stores',
    'id key name region province city district latitude longitude opened_on closed_on created_at updated_at'.split(' '),
  );

/** Writes the shops. */
export function makeStores(random: Random, calendar: Calendar, rows: RowBuffer): OpenStores {
  random.start(stream, 0);
  const ids: string[] = [];
  const ofCity = new Map<string, number[]>();
  const today = dayOf(calendar, calendar.now);
  const created = new Date(calendar.start).toISOString();
  for (const store of demoStores) {
    const id = random.uuid(calendar.start);
    const city = cities.find(({ key }) => key === store.city);
    ofCity.set(store.city, [...(ofCity.get(store.city) ?? []), ids.length]);
    ids.push(id);
    rows.add(
      id,
      store.key,
      store.name,
      city?.region ?? null,
      city?.province ?? null,
      store.city,
      store.district,
      store.latitude,
      store.longitude,
      dateAgo(calendar, store.openedDaysAgo),
      store.closedDaysAgo === undefined ? null : dateAgo(calendar, store.closedDaysAgo),
      created,
      created,
    );
  }
  const dayNumbers = (daysAgo: (store: DemoStore) => number): Int32Array => Int32Array.from(demoStores, (store) => today - daysAgo(store));
  return { ids, ofCity, opens: dayNumbers((store) => store.openedDaysAgo + 1), closes: dayNumbers((store) => store.closedDaysAgo ?? -1) };
}

/** A shop of the city that is open that day, most often the first; undefined where there is none. */
export function storeOn(random: Random, stores: OpenStores, city: string, dayNumber: number): number | undefined {
  const numbers = stores.ofCity.get(city);
  if (!numbers) return undefined;
  const wanted = at(numbers, Math.floor(numbers.length * random.next() ** 1.6));
  if (isOpen(stores, wanted, dayNumber)) return wanted;
  return numbers.find((number) => isOpen(stores, number, dayNumber));
}

const isOpen = (stores: OpenStores, number: number, dayNumber: number): boolean =>
  dayNumber > dayIn(stores.opens, number) && dayNumber < dayIn(stores.closes, number);

const dayIn = (list: Int32Array, place: number): number => list[place] ?? 0;
