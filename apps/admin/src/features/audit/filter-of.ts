import type { AuditFilter, AuditKind, AuditResult } from '../../gql/graphql.js';

/** The filters as the address carries them. */
export interface AuditSearch {
  who?: string | undefined;
  kind?: AuditKind | undefined;
  action?: string | undefined;
  field?: string | undefined;
  subject?: string | undefined;
  address?: string | undefined;
  result?: AuditResult | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

const dayMs = 86_400_000;

/** The filters as the graph takes them; days are those of this browser, both whole. */
export function filterOf({ since, until, ...rest }: AuditSearch): AuditFilter {
  const start = since === undefined ? undefined : new Date(`${since}T00:00`);
  const end = until === undefined ? undefined : new Date(new Date(`${until}T00:00`).getTime() + dayMs);
  return { ...rest, ...(isDate(start) && { since: start.toISOString() }), ...(isDate(end) && { until: end.toISOString() }) };
}

const isDate = (date: Date | undefined): date is Date => date !== undefined && !Number.isNaN(date.getTime());

/** Where the same entries can be taken out. */
export function fileAddress(search: AuditSearch): string {
  const filled = Object.entries(filterOf(search)).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  return `/audit.jsonl?${new URLSearchParams(filled).toString()}`;
}
