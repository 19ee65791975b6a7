import { cleanText } from '../../platform/clean-text.js';
import { rowWords } from '../../platform/row-words.js';
import { rejection, type RowIssue } from '../../platform/rows.js';
import type { EventRow } from './event-row.js';

export interface CleanEvent {
  readonly source: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly occurredAt: Date;
  readonly product: string | null;
  readonly properties: object;
}

const hoursAhead = 24;
/** characters of an event's properties as JSON */
const longestProperties = 10_000;

/** Makes a row clean and says what is wrong with it; a row with issues must not be written. */
export function cleanEvent(
  row: EventRow,
  rules: { readonly source: string; readonly now: Date },
): { readonly event: CleanEvent; readonly issues: readonly RowIssue[] } {
  const issues: RowIssue[] = [];
  const name = cleanText(row.name);
  if (name === null || name.length > 100)
    issues.push(rejection('name', name === null ? 'FIELD_MISSING' : 'FIELD_INVALID', 'An event has a name of at most 100 characters.'));
  const { occurredAt } = row;
  if (Number.isNaN(occurredAt.getTime()) || occurredAt.getUTCFullYear() < 1900)
    issues.push(rejection('occurredAt', 'FIELD_INVALID', rowWords.noDate));
  if (occurredAt.getTime() > rules.now.getTime() + hoursAhead * 3_600_000) {
    issues.push(rejection('occurredAt', 'DATE_IN_FUTURE', `An event cannot happen more than ${hoursAhead} hours ahead.`));
  }
  const properties = row.properties ?? {};
  const isMap = typeof properties === 'object' && !Array.isArray(properties);
  if (!isMap || JSON.stringify(properties).length > longestProperties) {
    issues.push(rejection('properties', 'FIELD_INVALID', `A JSON object of at most ${longestProperties} characters.`));
  }
  const event: CleanEvent = {
    source: cleanText(row.source) ?? rules.source,
    externalId: cleanText(row.externalId),
    name: name ?? '',
    occurredAt,
    product: cleanText(row.product),
    properties: isMap ? properties : {},
  };
  return { event, issues };
}
