import { fold } from '@regulars/segment-language';
import { dateAgo, day, localDate, type Calendar } from './calendar.js';
import { decideConsents, type Contact } from './contacts.js';
import { arrayOf, RowBuffer } from './copy.js';
import { distinctNumber, type Person } from './people.js';
import type { Random } from './random.js';
import * as words from './vocabulary.js';
import type { Titled } from './vocabulary.js';

const recordStream = 2;
export const customerSource = 'crm';

const customerColumns =
  'id ordinal source external_id display_name search_text email phone card birth_date gender country province city district address income_band education occupation acquisition_source tags interests attributes consents reachable email_problem phone_problem created_at updated_at';

/** The tables that a customer's record fills. */
export class CustomerTables {
  readonly customers = new RowBuffer('customers', customerColumns.split(' '));
  readonly identities = new RowBuffer('identities', ['kind', 'source', 'value', 'customer_id', 'created_at']);
  readonly contactPoints = new RowBuffer('contact_points', [
    'customer_id',
    'kind',
    'value',
    'is_primary',
    'problem',
    'verified_at',
    'created_at',
  ]);
  readonly interests = new RowBuffer('interests', ['customer_id', 'key', 'source', 'noted_at']);
  readonly preferences = new RowBuffer('stated_preferences', ['customer_id', 'key', 'value', 'source', 'noted_at']);
  readonly verifications = new RowBuffer('field_verifications', ['customer_id', 'field', 'verified_at']);
  readonly consents = new RowBuffer('consents', ['customer_id', 'purpose', 'state', 'source', 'at']);
  readonly consentLog = new RowBuffer('consent_log', ['customer_id', 'id', 'purpose', 'state', 'source', 'at', 'recorded_at']);
  readonly all = [
    this.customers,
    this.identities,
    this.contactPoints,
    this.interests,
    this.preferences,
    this.verifications,
    this.consents,
    this.consentLog,
  ];
}

/** Writes a person's record with all that belongs to it. */
export function writeCustomer(random: Random, seed: number, calendar: Calendar, person: Person, tables: CustomerTables): void {
  random.start(recordStream, person.ordinal);
  const created = new Date(person.createdAt).toISOString();
  const moment = (): string => new Date(person.createdAt + random.next() * (calendar.now - person.createdAt)).toISOString();
  const contact = makeContact(random, seed, person);
  writeContact(random, person, contact, created, moment, tables);
  const { states, reachable } = decideConsents(random, person, contact, created, moment, tables);
  const interests = some(random, words.interests, [0.45, 0.3, 0.15, 0.1]);
  for (const key of interests) tables.interests.add(person.id, key, random.pick(['survey', 'staff', 'app']), moment());
  if (random.chance(0.15)) tables.preferences.add(person.id, 'sweetness', random.pick(['less', 'normal', 'none']), 'survey', moment());
  if (random.chance(0.1))
    tables.preferences.add(person.id, 'contactTime', random.pick(['morning', 'evening', 'weekend']), 'staff', moment());
  for (const field of ['phone', 'email', 'birthDate', 'city']) if (random.chance(0.2)) tables.verifications.add(person.id, field, moment());
  const banded = (share: number, list: readonly Titled[]): string | null => (random.chance(share) ? random.pick(list).key : null);
  const region = person.cityKnown ? person.city : undefined;
  tables.customers.add(
    person.id,
    person.ordinal,
    customerSource,
    externalId(person.ordinal),
    contact.displayName,
    // The name alone: contacts and keys are searched in their own columns, by their own rights.
    fold([contact.displayName, person.name.full, person.name.initials].filter(Boolean).join(' ')),
    contact.email ?? null,
    contact.phone ?? null,
    contact.card ?? null,
    person.birthDate ?? null,
    random.chance(0.06) ? 'unknown' : random.chance(0.02) ? null : person.gender,
    'CN',
    region?.province ?? null,
    region?.key ?? null,
    region && !random.chance(0.15) ? (region.districts[person.district]?.key ?? null) : null,
    contact.address ?? null,
    banded(0.28, words.incomeBands),
    banded(0.3, words.educations),
    banded(0.42, words.occupations),
    banded(0.85, words.acquisitionSources),
    arrayOf(some(random, words.tags, [0.72, 0.2, 0.08])),
    arrayOf(interests),
    attributesOf(random, calendar, person),
    JSON.stringify(states),
    arrayOf(reachable),
    contact.emailProblem ?? null,
    contact.phoneProblem ?? null,
    created,
    moment(),
  );
}

export const externalId = (ordinal: number): string => `C${String(ordinal + 1).padStart(7, '0')}`;

/** E-mail, phone and card hold a number that only this customer has, so they are unique without a memory of the others. */
function makeContact(random: Random, seed: number, person: Person): Contact {
  const number = distinctNumber(seed, person.ordinal, 8);
  const local = person.name.full === '' ? person.name.display.toLowerCase().replace(/[^a-z]/g, '') : person.name.full;
  const goodEmail = `${local}${number.replace(/^0+(?=\d)/, '')}@${random.pick(['mail.example', 'post.example', 'inbox.example'])}`;
  const hasEmail = random.chance(0.58);
  const badEmail = hasEmail && random.chance(0.03);
  const hasPhone = random.chance(0.9);
  const badPhone = hasPhone && random.chance(0.015);
  const prefix = random.pick(['135', '136', '137', '138', '139', '150', '158', '176', '186', '189']);
  const street = `${person.city.zh}市${person.city.districts[person.district]?.zh ?? ''}区${random.pick(streets)}${1 + random.below(880)}号`;
  return {
    displayName: person.name.display,
    email: hasEmail ? (badEmail ? goodEmail.replace('@', random.pick(['@@', '', '.at.'])) : goodEmail) : undefined,
    emailProblem: badEmail ? 'invalid' : undefined,
    phone: hasPhone ? (badPhone ? `${prefix}${number}${number.slice(0, 1)}` : `+86${prefix}${number}`) : undefined,
    phoneProblem: badPhone ? 'invalid' : undefined,
    card: random.chance(0.7) ? `HG${distinctNumber(seed + 1, person.ordinal, 8)}` : undefined,
    wechat: random.chance(0.48) ? `wx_${number}${random.below(46656).toString(36).padStart(3, '0')}` : undefined,
    address: person.cityKnown && random.chance(0.35) ? street : undefined,
  };
}

function writeContact(
  random: Random,
  person: Person,
  contact: Contact,
  created: string,
  moment: () => string,
  tables: CustomerTables,
): void {
  const point = (kind: string, value: string | undefined, problem?: string): void => {
    if (value === undefined) return;
    const verified = problem === undefined && random.chance(0.3) ? moment() : null;
    tables.contactPoints.add(person.id, kind, value, true, problem ?? null, verified, created);
  };
  const identity = (kind: string, source: string, value: string | undefined): void => {
    if (value !== undefined) tables.identities.add(kind, source, value, person.id, created);
  };
  point('email', contact.email, contact.emailProblem);
  point('phone', contact.phone, contact.phoneProblem);
  point('wechat', contact.wechat);
  point('address', contact.address);
  identity('external', customerSource, externalId(person.ordinal));
  identity('card', '', contact.card);
  identity('social', 'wechat', contact.wechat);
  if (contact.emailProblem === undefined) identity('email', '', contact.email);
  if (contact.phoneProblem === undefined) identity('phone', '', contact.phone);
}

function attributesOf(random: Random, calendar: Calendar, person: Person): string {
  const earlier = Math.min((calendar.now - person.createdAt) / day + random.below(700), 3000);
  return JSON.stringify({
    ...(random.chance(0.3) ? { favouriteFlavour: random.pick(words.flavours).key } : {}),
    ...(random.chance(0.12) ? { allergy: some(random, words.allergies, [0, 0.8, 0.2]) } : {}),
    ...(random.chance(0.4) ? { petOwner: random.chance(0.35) } : {}),
    ...(random.chance(0.35) ? { householdSize: 1 + Math.min(random.below(4), random.below(6)) } : {}),
    ...(random.chance(0.6) ? { memberSince: random.chance(0.1) ? dateAgo(calendar, earlier) : localDate(person.createdAt) } : {}),
  });
}

/** A few different words; `shares[n]` is the chance of n of them. */
function some(random: Random, list: readonly Titled[], shares: readonly number[]): string[] {
  let left = random.next();
  let count = 0;
  while (count < shares.length - 1 && left >= (shares[count] ?? 0)) left -= shares[count++] ?? 0;
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(random.pick(list).key);
  return [...chosen];
}

const streets = ['解放路', '人民路', '中山路', '文一西路', '长江路', '和平路', '建设路', '延安路', '新华路', '学院路'];
