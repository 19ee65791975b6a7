import { labels, type Level } from '@regulars/graph';
import type { Ctx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { type ApiClientId, fromGlobalId, isId } from '../../platform/ids.js';
import { type GrantTerms, levelsOf } from './grant.rules.js';

/** A program as it is kept. */
export interface ClientRow {
  readonly id: ApiClientId;
  readonly version: number;
  readonly name: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly labels: Readonly<Record<string, Level>>;
  readonly fields: Readonly<Record<string, Level>>;
  readonly actions: readonly string[];
  readonly segments: readonly string[];
  readonly operationsPerMinute: number;
  readonly costPerDay: string;
  readonly onlyDocuments: boolean;
  readonly endsAt: Date;
  readonly revokedAt: Date | null;
  readonly createdAt: Date;
}

const columns = `id, version, name, recipient, purpose, labels, fields, actions, segments, operations_per_minute as "operationsPerMinute",
  cost_per_day as "costPerDay", only_documents as "onlyDocuments", ends_at as "endsAt", revoked_at as "revokedAt", created_at as "createdAt"`;

/** Programs in the order of their making, the latest first. */
export const readClients = ({ db }: Ctx, beforeId: string | null, limit: number): Promise<readonly ClientRow[]> =>
  db.query<ClientRow[]>(`select ${columns} from api_clients where $1::uuid is null or id < $1 order by id desc limit $2`, [
    beforeId,
    limit,
  ]);

export async function countClients({ db }: Ctx): Promise<number> {
  return (await db.query<{ count: number }[]>('select count(*)::integer as count from api_clients'))[0]?.count ?? 0;
}

/** The program; with `lock` held against other writers until the transaction ends. Throws NOT_FOUND. */
export async function clientById({ db }: Ctx, id: ApiClientId, lock: 'for update' | '' = ''): Promise<ClientRow> {
  const [row] = await db.query<ClientRow[]>(`select ${columns} from api_clients where id = $1 ${lock}`, [id]);
  if (!row) throw notFound('program');
  return row;
}

/** What of a kept grant may be changed. */
export function termsOf(row: ClientRow): GrantTerms {
  const named = (level: Level): string[] =>
    [...Object.entries(row.labels), ...Object.entries(row.fields)].flatMap(([name, given]) => (given === level ? [name] : [])).toSorted();
  return {
    name: row.name,
    reads: named('read'),
    masked: named('masked'),
    counts: named('aggregate'),
    actions: row.actions,
    operationsPerMinute: row.operationsPerMinute,
    costPerDay: Number(row.costPerDay),
    onlyDocuments: row.onlyDocuments,
    endsAt: row.endsAt,
  };
}

const isLabel = (name: string): boolean => labels.some((label) => label === name);

/** The levels of a grant as its columns `labels` and `fields` hold them. */
export function levelColumns(terms: GrantTerms): { readonly labels: Record<string, Level>; readonly fields: Record<string, Level> } {
  const levels = [...levelsOf(terms)];
  const pick = (wanted: boolean): Record<string, Level> => Object.fromEntries(levels.filter(([name]) => isLabel(name) === wanted));
  return { labels: pick(true), fields: pick(false) };
}

/** Terms as values of the columns name, labels, fields, actions, operations_per_minute, cost_per_day, only_documents and ends_at. */
export function columnValues(terms: GrantTerms): readonly unknown[] {
  const { labels: byLabel, fields } = levelColumns(terms);
  const { name, actions, operationsPerMinute, costPerDay, onlyDocuments, endsAt } = terms;
  return [name.trim(), JSON.stringify(byLabel), JSON.stringify(fields), actions, operationsPerMinute, costPerDay, onlyDocuments, endsAt];
}

/** The id of a program or a credential behind a global one. Throws NOT_FOUND. */
export function idOf<Kind extends 'ApiClient' | 'ApiCredential'>(globalId: string, type: Kind) {
  const found = fromGlobalId(globalId);
  if (found?.type !== type || !isId<Kind>(found.id)) throw notFound(type === 'ApiClient' ? 'program' : 'credential');
  return found.id;
}
