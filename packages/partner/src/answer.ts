import { PartnerError } from './errors.js';

type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object of an answer; undefined where something else came, such as the page of a proxy. */
export async function recordIn(response: Response): Promise<Json | undefined> {
  const found: unknown = await response.json().catch(() => undefined);
  return isRecord(found) ? found : undefined;
}

/** Seconds that the header `Retry-After` names, as a number or an HTTP date beside that of the answer. */
export function retryAfterOf({ headers }: Response): number | null {
  const named = headers.get('retry-after');
  if (named === null) return null;
  if (/^\d+$/.test(named)) return Number(named);
  const seconds = (Date.parse(named) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}

/** The error that an answer of the graph carries; undefined where it is data alone. */
export function errorIn(response: Response, body: Json | undefined): PartnerError | undefined {
  const errors = body?.['errors'];
  const [first]: readonly unknown[] = Array.isArray(errors) ? errors : [];
  if (response.ok && body && first === undefined) return undefined;
  const extensions = isRecord(first) && isRecord(first['extensions']) ? first['extensions'] : {};
  const message = isRecord(first) ? String(first['message']) : `The shop answered ${response.status}.`;
  const code = extensions['code'] ?? (response.status === 429 ? 'LIMIT_REACHED' : 'UNAVAILABLE');
  const retryAfter = extensions['retryAfter'] ?? retryAfterOf(response);
  return new PartnerError(message, { ...extensions, code, retryAfter }, body?.['data'] ?? null);
}
