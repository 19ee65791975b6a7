import { fold } from '@regulars/segment-language';
import parsePhone, { isSupportedCountry } from 'libphonenumber-js/max';
import { pinyin } from 'pinyin-pro';
import { isRejected, rejection, type RowIssue, warning } from '../../platform/rows.js';
import type { AttributeType } from '../../access/attribute-definitions.service.js';
import { readAttribute } from './attributes.rules.js';
import { cleanName, cleanText } from '../../platform/clean-text.js';
import { rowWords } from '../../platform/row-words.js';
import type { CustomerRow, SocialKey } from './customer-row.js';
import { Gender } from './customer.enums.js';

/** Profile columns that take the latest non-empty value as it comes. */
export const plainColumns = [
  'display_name',
  'birth_date',
  'gender',
  'country',
  'province',
  'city',
  'district',
  'address',
  'income_band',
  'education',
  'occupation',
  'acquisition_source',
] as const;
export type PlainColumn = (typeof plainColumns)[number];

/** A row made clean: what may be written as it stands. */
export interface CleanCustomer {
  readonly source: string;
  readonly externalId: string | null;
  readonly card: string | null;
  readonly email: Contact | null;
  readonly phone: Contact | null;
  readonly social: readonly SocialKey[];
  readonly plain: Readonly<Partial<Record<PlainColumn, string>>>;
  readonly tags: readonly string[] | null;
  readonly interests: readonly { readonly key: string; readonly notedAt: Date | null }[];
  readonly preferences: readonly { readonly key: string; readonly value: string }[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly verifications: readonly { readonly field: string; readonly at: Date | null }[];
}

/** A contact as written; `problem` says why it cannot be used, and such a one finds nobody. */
export interface Contact {
  readonly value: string;
  readonly problem: string | null;
}

export interface CleaningRules {
  readonly source: string;
  /** ISO 3166-1 alpha-2; national phone numbers are read in it */
  readonly country: string;
  /** YYYY-MM-DD in the organisation's zone */
  readonly today: string;
  readonly invalidContact: 'refuse' | 'note';
  /** types of the custom attributes by key */
  readonly attributes: ReadonlyMap<string, AttributeType>;
  /** names of the fields that can be verified */
  readonly fields: ReadonlySet<string>;
}

const longest = 500;

const mailbox = /^[^\s@<>(),;:"[\]\\]+@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{N}-]*[\p{L}\p{N}]$/u;

/** An e-mail address in the form it is compared in: lower case, full-width characters narrowed. */
export function cleanEmail(text: string): Contact {
  const value = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const [name = ''] = value.split('@');
  const usable = mailbox.test(value) && value.length <= 254 && name.length <= 64 && !/^\.|\.\.|\.@/.test(value);
  return { value, problem: usable ? null : 'invalid' };
}

/** A phone number as E.164; national numbers are read in the country. */
export function cleanPhone(text: string, country: string): Contact {
  const narrow = text.normalize('NFKC');
  const phone = parsePhone(narrow, isSupportedCountry(country) ? { defaultCountry: country, extract: false } : { extract: false });
  return phone?.isValid() ? { value: phone.number, problem: null } : { value: narrow.replace(/\s+/g, ' ').trim(), problem: 'invalid' };
}

/** A calendar day between 1900 and today. */
export function isBirthDate(text: string, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900-01-01' || text > today) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Makes a row clean and says what is wrong with it; a row with a rejecting issue must not be written. */
export function cleanCustomer(
  row: CustomerRow,
  rules: CleaningRules,
): { readonly customer: CleanCustomer; readonly issues: readonly RowIssue[] } {
  const issues: RowIssue[] = [];
  const text = (path: string, value: string | null | undefined): string | null => {
    const clean = cleanText(value);
    if (clean !== null && clean.length > longest) issues.push(rejection(path, 'FIELD_INVALID', rowWords.tooLong(longest)));
    return clean;
  };
  const name = (path: string, value: string | null | undefined): string | null => text(path, cleanName(value));
  const contact = (path: string, value: string | null | undefined, read: (clean: string) => Contact): Contact | null => {
    const clean = text(path, value);
    const found = clean === null ? null : read(clean);
    if (found?.problem) {
      const report = rules.invalidContact === 'refuse' ? rejection : warning;
      issues.push(report(path, 'FIELD_INVALID', path === 'email' ? rowWords.noEmail : rowWords.noPhone));
    }
    return found;
  };
  const birthDate = text('birthDate', row.birthDate);
  if (birthDate !== null && !isBirthDate(birthDate, rules.today)) {
    const isAhead = birthDate > rules.today && isBirthDate(birthDate, '9999-12-31');
    issues.push(rejection('birthDate', isAhead ? 'DATE_IN_FUTURE' : 'FIELD_INVALID', isAhead ? rowWords.dayAhead : rowWords.noDate));
  }
  const gender = text('gender', row.gender)?.toLowerCase() ?? null;
  if (gender !== null && !Object.values<string>(Gender).includes(gender)) {
    issues.push(rejection('gender', 'FIELD_INVALID', rowWords.notAmong(Object.values(Gender))));
  }
  const plain: Readonly<Record<PlainColumn, string | null>> = {
    display_name: name('displayName', row.displayName),
    birth_date: birthDate,
    gender,
    country: name('country', row.country),
    province: name('province', row.province),
    city: name('city', row.city),
    district: name('district', row.district),
    address: name('address', row.address),
    income_band: text('incomeBand', row.incomeBand),
    education: text('education', row.education),
    occupation: text('occupation', row.occupation),
    acquisition_source: text('acquisitionSource', row.acquisitionSource),
  };
  const customer: CleanCustomer = {
    source: text('source', row.source) ?? rules.source,
    externalId: text('externalId', row.externalId),
    card: text('card', row.card),
    email: contact('email', row.email, cleanEmail),
    phone: contact('phone', row.phone, (clean) => cleanPhone(clean, rules.country)),
    social: (row.social ?? []).flatMap(({ network, account }, at) =>
      named(text(`social.${at}.network`, network), (where) =>
        named(text(`social.${at}.account`, account), (who) => ({ network: where.toLowerCase(), account: who })),
      ).flat(),
    ),
    plain: Object.fromEntries(Object.entries(plain).filter((entry): entry is [PlainColumn, string] => entry[1] !== null)),
    tags: row.tags ? distinct(row.tags.map((tag, at) => text(`tags.${at}`, tag))) : null,
    interests: (row.interests ?? []).flatMap(({ key, notedAt }, at) =>
      named(text(`interests.${at}.key`, key), (clean) => ({ key: clean, notedAt: notedAt ?? null })),
    ),
    preferences: (row.preferences ?? []).flatMap(({ key, value }, at) =>
      named(text(`preferences.${at}.key`, key), (clean) =>
        named(text(`preferences.${at}.value`, value), (said) => ({ key: clean, value: said })),
      ).flat(),
    ),
    attributes: cleanAttributes(row, rules, issues),
    verifications: cleanVerifications(row, rules, issues),
  };
  // Without a key that finds them again, the same row would make another customer each time.
  const isFindable =
    customer.externalId !== null ||
    customer.card !== null ||
    customer.social.length > 0 ||
    [customer.email, customer.phone].some((one) => one?.problem === null);
  if (!isFindable && !isRejected(issues)) {
    issues.push(rejection('externalId', 'FIELD_MISSING', rowWords.nobody));
  }
  return { customer, issues };
}

function cleanAttributes(row: CustomerRow, rules: CleaningRules, issues: RowIssue[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  (row.attributes ?? []).forEach(({ key, value }, at) => {
    if (value === null || value === undefined || value === '') return;
    const type = rules.attributes.get(key);
    const read = type && readAttribute(type, value);
    if (read === undefined) {
      issues.push(rejection(`attributes.${at}`, 'FIELD_INVALID', type ? `${key} takes a ${type}.` : `There is no attribute ${key}.`));
    } else values[key] = read;
  });
  return values;
}

function cleanVerifications(row: CustomerRow, rules: CleaningRules, issues: RowIssue[]): CleanCustomer['verifications'] {
  return (row.verifications ?? []).flatMap(({ field, at }, index) => {
    if (rules.fields.has(field)) return [{ field, at: at ?? null }];
    issues.push(rejection(`verifications.${index}.field`, 'FIELD_INVALID', `There is no field ${field}.`));
    return [];
  });
}

const named = <T>(clean: string | null, make: (clean: string) => T): T[] => (clean === null ? [] : [make(clean)]);
const distinct = (values: readonly (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];

/** A surname is read as one, 曾 as zeng; ü is typed v. */
const sounds = { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: 'head', v: true } as const;
const han = /\p{Script=Han}/u;

/** How a name is found: itself, its pinyin and the initials of that, folded. Contacts and keys are searched in their own columns, by their own rights. */
export function searchText(name: string | null): string {
  if (name === null) return '';
  const spelled = han.test(name) ? [pinyin(name, sounds).join(''), pinyin(name, { ...sounds, pattern: 'first' }).join('')] : [];
  return fold([name, ...spelled].join(' '));
}
