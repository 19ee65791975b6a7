import { day, type Calendar } from './calendar.js';
import { nameFor, type PersonName } from './names.js';
import { cities, cityShares, type City } from './places.js';
import { at, scatter, totals, type Random } from './random.js';

const profileStream = 1;

/** A customer as the generator knows them: who they are and how they buy. Made on demand and not kept. */
export interface Person {
  readonly ordinal: number;
  readonly id: string;
  /** milliseconds since 1970 */
  readonly createdAt: number;
  readonly name: PersonName;
  readonly gender: 'female' | 'male';
  /** `2001-02-29` where known */
  readonly birthDate: string | undefined;
  /** undefined when the shop never learned it */
  readonly city: City;
  readonly cityKnown: boolean;
  /** place among the city's districts */
  readonly district: number;
  /** share of orders made from afar */
  readonly onlineShare: number;
  /** root category bought most */
  readonly favourite: string;
  readonly buying: Buying;
}

/** How a customer buys: at a mean interval, until they stay away. */
export interface Buying {
  readonly kind: 'never' | 'once' | 'repeating';
  /** mean days between orders */
  readonly interval: number;
  /** when orders after the first begin, and when they end; milliseconds */
  readonly from: number;
  readonly until: number;
}

const roots = ['bread', 'cake', 'pastry', 'snack', 'drink', 'probiotic'];
const rootShares = totals([42, 12, 12, 12, 14, 8]);

/** The customer of an ordinal among `count`; the same person whenever asked. `pace` multiplies how often people buy. */
export function makePerson(random: Random, calendar: Calendar, ordinal: number, count: number, pace: number): Person {
  random.start(profileStream, ordinal);
  const createdAt = registration(random, calendar, (ordinal + random.next()) / count);
  const id = random.uuid(createdAt);
  const twin = ordinal > 100 && random.chance(0.012) ? ordinal - 1 - random.below(100) : undefined; // registered twice
  const who = makeIdentity(random.start(profileStream, -1 - (twin ?? ordinal)), calendar);
  random.start(profileStream, ordinal + 0x40000000);
  return {
    ordinal,
    id,
    createdAt,
    ...who,
    cityKnown: !random.chance(0.05),
    onlineShare: random.chance(0.45) ? 0.05 + random.next() * 0.2 : 0.4 + random.next() * 0.55,
    favourite: at(roots, random.weighted(rootShares)),
    ...buyingOf(random, calendar, createdAt, pace),
  };
}

function makeIdentity(random: Random, calendar: Calendar): Pick<Person, 'name' | 'gender' | 'birthDate' | 'city' | 'district'> {
  const gender = random.chance(0.66) ? 'female' : 'male';
  const city = at(cities, random.weighted(cityShares));
  return {
    gender,
    name: nameFor(random, gender),
    birthDate: birthOf(random, calendar),
    city,
    district: random.below(city.districts.length),
  };
}

/** A chain that grows: an eighth were taken over in the first month, the rest joined ever faster. Rises with `share`, 0 to 1. */
function registration(random: Random, calendar: Calendar, share: number): number {
  const span = calendar.now - calendar.start;
  const place = share < 0.125 ? (share / 0.125) * 0.03 : 0.03 + 0.97 * ((share - 0.125) / 0.875) ** 0.9;
  const midnight = calendar.start + Math.floor((place * span) / day) * day;
  const time = Math.floor(midnight + (8 + random.next() * 13) * 3_600_000);
  return time < calendar.now ? time : calendar.now - 60_000 - random.below(3_600_000);
}

/** Mostly 20 to 55; nearly a sixth unknown, and a few on the day that comes every fourth year. */
function birthOf(random: Random, calendar: Calendar): string | undefined {
  const age = Math.min(88, Math.max(13, 36 + 13 * random.normal()));
  const year = new Date(calendar.now).getUTCFullYear() - Math.floor(age);
  const leap = random.chance(0.004);
  const unknown = random.chance(0.15);
  const month = 1 + random.below(12);
  const dayOfMonth = 1 + random.below(28);
  if (unknown) return undefined;
  return leap ? `${year - (year % 4)}-02-29` : `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

function buyingOf(
  random: Random,
  calendar: Calendar,
  createdAt: number,
  pace: number,
): Pick<Person, 'buying'> & Partial<Pick<Person, 'favourite'>> {
  const kind = random.next();
  const interval = 40 / pace / Math.exp(0.85 * random.normal());
  const until = createdAt + (20 + 330 * random.exponential()) * day;
  if (kind < 0.035) return { buying: { kind: 'never', interval, from: createdAt, until: createdAt } };
  if (kind < 0.24) return { buying: { kind: 'once', interval, from: createdAt, until: createdAt } };
  const recent = calendar.now - 75 * day;
  if (kind < 0.248 && createdAt < recent) {
    // Bread every few days, and then, two to four weeks ago, nothing more: those a shop wants to hear about.
    const gone = calendar.now - (15 + random.next() * 12) * day;
    return { favourite: 'bread', buying: { kind: 'repeating', interval: 5, from: Math.max(createdAt, recent), until: gone } };
  }
  return { buying: { kind: 'repeating', interval: Math.max(2, interval), from: createdAt, until } };
}

/** A number of `digits` digits that no other ordinal below 10^digits has, without remembering the others. */
export function distinctNumber(seed: number, ordinal: number, digits: number): string {
  const size = 10 ** digits;
  const shift = Math.abs(scatter(seed + digits)) % size;
  return String((ordinal * 7_368_787 + shift) % size).padStart(digits, '0'); // the factor ends in 7: prime to every power of ten
}
