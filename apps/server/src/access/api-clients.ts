import { actions, type Action, labels, type Label, type Level } from '@regulars/graph';
import { type Condition, parse } from '@regulars/segment-language';
import type { EntityManager } from 'typeorm';
import type { ApiClientId, UserId } from '../platform/ids.js';
import { registry } from './field-registry.js';
import { fieldPath, type Policy } from './policy.js';
import { hashToken } from './tokens.js';
import type { Sharing, Viewer } from './viewer.js';

/** A program found by its key or access token. */
export interface OpenClient {
  readonly viewer: Viewer & Required<Pick<Viewer, 'client'>>;
}

interface ClientRow {
  readonly credential_id: string;
  readonly id: ApiClientId & UserId;
  readonly name: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly labels: Partial<Record<Label, Level>>;
  readonly fields: Record<string, Level>;
  readonly actions: string[];
  readonly segments: string[];
  readonly segment_keys: string[];
  /** when the members of each segment were frozen */
  readonly frozen: Readonly<Record<string, string>>;
  readonly scopes: string[] | null;
  /** labels of the custom attributes by key */
  readonly attribute_labels: Readonly<Record<string, string>>;
  readonly operations_per_minute: number;
  readonly cost_per_day: string;
  readonly only_documents: boolean;
  readonly ends_at: Date;
  readonly used_at: Date | null;
}

const touchEvery = 60_000;

/**
 * Who a key or access token belongs to, with what is granted to it as of now; undefined when it is unknown, over or revoked, as are its client
 * and the secret it was issued for.
 */
export async function findApiClient(db: EntityManager, now: Date, bearer: string): Promise<OpenClient | undefined> {
  const [row] = await db.query<ClientRow[]>(
    `select k.id as credential_id, c.id, c.name, c.recipient, c.purpose, c.labels, c.fields, c.actions, c.segments,
       ${sharingColumns}, k.scopes, ${attributeLabels}, c.operations_per_minute, c.cost_per_day, c.only_documents, least(c.ends_at, k.expires_at) as ends_at, k.used_at
     from api_credentials k join api_clients c on c.id = k.client_id left join api_credentials s on s.id = k.issued_by
     where k.hash = $1 and k.kind in ('KEY', 'TOKEN') and k.revoked_at is null and k.expires_at > $2 and c.revoked_at is null
       and c.ends_at > $2 and s.revoked_at is null`,
    [hashToken(bearer), now],
  );
  if (!row || (row.segments.length > 0 && row.segment_keys.length === 0)) return undefined; // segments that are gone are no grant of everybody
  if (!row.used_at || now.getTime() - row.used_at.getTime() >= touchEvery)
    await db.query('update api_credentials set used_at = $2 where id = $1', [row.credential_id, now]);
  return { viewer: toProgram(row) };
}

const attributeLabels = `(select coalesce(jsonb_object_agg(d.key, d.label), '{}') from attribute_definitions d) as attribute_labels`;

/** What of a client `c` says which segments are shared with it. */
const sharingColumns = `array(select s.key from segments s where s.id = any (c.segments) order by s.key) as segment_keys,
  (select coalesce(jsonb_object_agg(m.segment_id, m.frozen_at), '{}') from shared_members m where m.client_id = c.id) as frozen`;

const sharingOf = ({ id, segments, frozen }: Pick<ClientRow, 'id' | 'segments' | 'frozen'>): Sharing => ({
  clientId: id,
  frozenAt: new Map(segments.map((segment) => [segment, frozen[segment] === undefined ? null : new Date(frozen[segment])])),
});

function toProgram(row: ClientRow): OpenClient['viewer'] {
  const { id, name, recipient, ends_at: endsAt } = row;
  return {
    userId: id,
    email: '',
    name,
    roleKey: 'partner',
    roleName: 'Partner',
    locale: 'en',
    policy: narrowed(policyOf(row), row.scopes, row.attribute_labels),
    sharing: sharingOf(row),
    client: {
      id,
      name,
      recipient,
      operationsPerMinute: row.operations_per_minute,
      costPerDay: Number(row.cost_per_day),
      onlyDocuments: row.only_documents,
      endsAt,
    },
  };
}

const policyOf = (row: ClientRow): Policy => ({ ...programPolicy(row), rowScope: grantedRows(row) });

/** The rights of a program, but for its rows. */
export const programPolicy = (granted: {
  readonly labels: Policy['labels'];
  readonly fields: Policy['fields'];
  readonly actions: readonly string[];
}): Policy => ({
  labels: granted.labels,
  fields: granted.fields,
  actions: actions.filter((action) => granted.actions.includes(action)),
  rowScope: null,
  isProgram: true,
});

/** The customers that a grant lets through: who consented to its purpose for its recipient, and is in one of its segments where it names some. */
function grantedRows({ purpose, recipient, segment_keys: keys }: Pick<ClientRow, 'purpose' | 'recipient' | 'segment_keys'>): string {
  const consented = `consent.${consentOf(purpose, recipient)} = "granted"`;
  return keys.length === 0 ? consented : `${consented} and (${keys.map((key) => `member of ${JSON.stringify(key)}`).join(' or ')})`;
}

/** The rows of a grant as a condition, and what its segments are while it is asked. */
export interface GrantedRows {
  readonly where: Condition;
  readonly sharing: Sharing;
}

/** The same for a client by its id; undefined when its segments are gone. */
export async function findGrantedRows(db: EntityManager, id: ApiClientId): Promise<GrantedRows | undefined> {
  const [row] = await db.query<Pick<ClientRow, 'id' | 'purpose' | 'recipient' | 'segments' | 'segment_keys' | 'frozen'>[]>(
    `select c.id, c.purpose, c.recipient, c.segments, ${sharingColumns} from api_clients c where c.id = $1`,
    [id],
  );
  if (!row || (row.segments.length > 0 && row.segment_keys.length === 0)) return undefined;
  const parsed = parse(grantedRows(row));
  return parsed.ok ? { where: parsed.condition, sharing: sharingOf(row) } : undefined;
}

/** The purpose that customers consent to, so that their data goes to a recipient: `research.acme`. */
export const consentOf = (purpose: string, recipient: string): string => `${purpose}.${recipient}`;

/** What can be a scope: labels and actions. */
export const scopes: readonly (Label | Action)[] = [...labels, ...actions];

function labelOf(name: string, attributes: Readonly<Record<string, string>>): string {
  const [record, field] = fieldPath(name);
  if (record === 'Customer' && field.startsWith('attributes.')) return attributes[field.slice('attributes.'.length)] ?? '';
  return registry.field(record, field)?.label ?? registry.relation(record, field)?.label ?? '';
}

/** A policy cut to the labels and actions that the scopes name; all of it for null. `attributes` are the labels of the custom ones by key. */
export function narrowed(policy: Policy, names: readonly string[] | null, attributes: Readonly<Record<string, string>>): Policy {
  if (names === null) return policy;
  const kept = new Set(names);
  return {
    ...policy,
    labels: Object.fromEntries(Object.entries(policy.labels).filter(([label]) => kept.has(label))),
    fields: Object.fromEntries(Object.entries(policy.fields).filter(([name]) => kept.has(labelOf(name, attributes)))),
    actions: policy.actions.filter((action) => kept.has(action)),
  };
}
