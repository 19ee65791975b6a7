import { labels, type Level } from '@regulars/graph';
import { consentOf, findGrantedRows, scopes } from '../../access/api-clients.js';
import type { Connection } from '../../access/connection-types.js';
import { pageById, type PageRequest } from '../../access/page-by-id.js';
import { canRead, canReadLabel, canShow, type Policy } from '../../access/policy.js';
import { hashToken, newToken } from '../../access/tokens.js';
import { assertGranted, assertSeesEverybody, type Ctx } from '../../access/viewer.js';
import { conflict, inputInvalid, type InputIssue, notFound } from '../../platform/errors.js';
import { type ApiClientId, type ApiCredentialId, fromGlobalId, isId, newId, toGlobalId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { countOf } from '../../read/index.js';
import { assertVisible } from '../segments/index.js';
import {
  ApiCredentialKind,
  type ApiClient,
  type ApiCredential,
  type ApiUsageDay,
  type CreateApiClientInput,
  type CreateApiCredentialInput,
  type NewApiCredential,
} from './partner.types.js';

/** What a grant may let a program do beside reading fields. */
export const grantable = ['customers.list', 'counts.guarded'] as const;
const usual = { operationsPerMinute: 120, costPerDay: 1_000_000 } as const;
const longestMs = 5 * 366 * 86_400_000;

interface ClientRow {
  readonly id: ApiClientId;
  readonly name: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly labels: Readonly<Record<string, Level>>;
  readonly fields: Readonly<Record<string, Level>>;
  readonly actions: readonly string[];
  readonly segments: readonly string[];
  readonly operationsPerMinute: number;
  readonly costPerDay: string;
  readonly endsAt: Date;
  readonly revokedAt: Date | null;
  readonly createdAt: Date;
}

const columns = `id, name, recipient, purpose, labels, fields, actions, segments, operations_per_minute as "operationsPerMinute",
  cost_per_day as "costPerDay", ends_at as "endsAt", revoked_at as "revokedAt", created_at as "createdAt"`;

/** The programs of partners, the latest first. */
export async function listClients(ctx: Ctx, page: PageRequest): Promise<Connection<ShownClient>> {
  assertGranted(ctx.viewer, 'partners.edit');
  return pageById(page, ctx.now(), {
    read: (afterId, limit) =>
      ctx.db.query<ClientRow[]>(`select ${columns} from api_clients where $1::uuid is null or id < $1 order by id desc limit $2`, [
        afterId,
        limit,
      ]),
    count: async () => (await ctx.db.query<{ count: number }[]>('select count(*)::integer as count from api_clients'))[0]?.count ?? 0,
    show: (row) => showClient(ctx, row),
  });
}

/** A client as resolvers answer it: what needs a question of its own is asked only where it is wanted. */
export type ShownClient = Omit<ApiClient, 'visibleCustomers' | 'credentials' | 'usage'> & {
  readonly visibleCustomers: () => Promise<number>;
  readonly credentials: () => Promise<readonly ApiCredential[]>;
  readonly usage: () => Promise<readonly ApiUsageDay[]>;
};

function showClient(ctx: Ctx, row: ClientRow): ShownClient {
  const named = (level: Level): string[] =>
    [...Object.entries(row.labels), ...Object.entries(row.fields)].flatMap(([name, given]) => (given === level ? [name] : [])).toSorted();
  return {
    id: toGlobalId('ApiClient', row.id),
    clientId: row.id,
    name: row.name,
    recipient: row.recipient,
    purpose: row.purpose,
    consent: consentOf(row.purpose, row.recipient),
    reads: named('read'),
    masked: named('masked'),
    counts: named('aggregate'),
    actions: row.actions,
    segmentIds: row.segments.map((id) => toGlobalId('Segment', id)),
    operationsPerMinute: row.operationsPerMinute,
    costPerDay: Number(row.costPerDay),
    endsAt: row.endsAt,
    revokedAt: row.revokedAt,
    createdAt: row.createdAt,
    visibleCustomers: async () => {
      const where = await findGrantedRows(ctx.db, row.id);
      return where ? countOf(ctx, 'Customer', { where }) : 0;
    },
    credentials: () => credentialsOf(ctx, row.id),
    usage: () => usageOf(ctx, row.id),
  };
}

async function credentialsOf(ctx: Ctx, clientId: ApiClientId): Promise<readonly ApiCredential[]> {
  const rows = await ctx.db.query<ApiCredential[]>(
    `select id, kind, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", used_at as "usedAt"
     from api_credentials where client_id = $1 and kind <> 'TOKEN' order by id desc`,
    [clientId],
  );
  return rows.map((row) => ({ ...row, id: toGlobalId('ApiCredential', row.id) }));
}

async function usageOf(ctx: Ctx, clientId: ApiClientId): Promise<readonly ApiUsageDay[]> {
  const rows = await ctx.db.query<(Omit<ApiUsageDay, 'cost'> & { cost: string })[]>(
    `select to_char(minute at time zone $2, 'YYYY-MM-DD') as day, sum(operations)::integer as operations, sum(refused)::integer as refused, sum(cost) as cost
     from api_usage where client_id = $1 and minute >= $3::timestamptz - interval '30 days' group by 1 order by 1 desc`,
    [clientId, ctx.organisation.zone, ctx.now()],
  );
  return rows.map((row) => ({ ...row, cost: Number(row.cost) }));
}

const isLabel = (name: string): boolean => labels.some((label) => label === name);

/** Grants a program what it may see; nobody grants what they have not. Throws INPUT_INVALID. */
export async function createClient(ctx: Ctx, input: CreateApiClientInput): Promise<ShownClient> {
  assertGranted(ctx.viewer, 'partners.edit');
  assertSeesEverybody(ctx.viewer);
  const levels = levelsOf(input);
  const issues = [...issuesOf(input, ctx.now()), ...levelIssues(levels, ctx.viewer.policy)];
  if (issues.length > 0) throw inputInvalid(...issues);
  const segments = await Promise.all((input.segmentIds ?? []).map(async (id) => (await assertVisible(ctx, segmentId(id))).id));
  const pick = (wanted: (name: string) => boolean) => Object.fromEntries([...levels].filter(([name]) => wanted(name)));
  const id = newId<'ApiClient'>();
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(
      `insert into api_clients (id, name, recipient, purpose, labels, fields, actions, segments, operations_per_minute, cost_per_day, ends_at,
         created_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        id,
        input.name.trim(),
        input.recipient,
        input.purpose,
        JSON.stringify(pick(isLabel)),
        JSON.stringify(pick((name) => !isLabel(name))),
        input.actions,
        segments,
        input.operationsPerMinute ?? usual.operationsPerMinute,
        input.costPerDay ?? usual.costPerDay,
        input.endsAt,
        tx.now(),
        tx.viewer.userId,
      ],
    );
    tx.change?.tell({
      subjects: [`ApiClient:${id}`],
      detail: { recipient: input.recipient, purpose: input.purpose, levels: Object.fromEntries(levels) },
    });
  });
  return clientNamed(ctx, id);
}

/** Each label and field of a grant with its level; of one that is named twice the wider holds. */
const levelsOf = ({ reads, masked, counts }: CreateApiClientInput): ReadonlyMap<string, Level> =>
  new Map<string, Level>([
    ...(counts ?? []).map((name) => [name, 'aggregate'] as const),
    ...(masked ?? []).map((name) => [name, 'masked'] as const),
    ...reads.map((name) => [name, 'read'] as const),
  ]);

/** A level is given only of what is there and the giver may read. */
function levelIssues(levels: ReadonlyMap<string, Level>, policy: Policy): InputIssue[] {
  return [...levels].flatMap(([name, level]) => {
    const label = labels.find((one) => one === name);
    const [record = '', field = ''] = name.split('.');
    const isOpen = label ? canReadLabel(policy, label) : canRead(policy, record, field);
    if (!isOpen) return [{ path: 'input', rule: `names what you may not read: ${name}` }];
    const showsMasked = label !== undefined || canShow({ ...policy, labels: {}, fields: { [name]: 'masked' } }, record, field);
    return level === 'masked' && !showsMasked ? [{ path: 'input.masked', rule: `names what has no mask: ${name}` }] : [];
  });
}

const within = (value: number | null | undefined, most: number): boolean => value == null || (value >= 1 && value <= most);

function issuesOf(input: CreateApiClientInput, now: Date): InputIssue[] {
  const { name, recipient, purpose, actions, operationsPerMinute, costPerDay, endsAt } = input;
  const rules: readonly (readonly [boolean, string, string])[] = [
    [name.trim() !== '' && name.length <= 100, 'name', 'has 1 to 100 characters'],
    [/^[a-z][A-Za-z0-9-]{0,59}$/.test(recipient), 'recipient', 'starts with a small letter and has up to 60 letters, digits or dashes'],
    [/^[a-z][A-Za-z0-9]{0,59}$/.test(purpose), 'purpose', 'starts with a small letter and has up to 60 letters or digits'],
    [actions.every((action) => grantable.some((one) => one === action)), 'actions', `are of ${grantable.join(', ')}`],
    [within(operationsPerMinute, 6000), 'operationsPerMinute', 'is 1 to 6000'],
    [within(costPerDay, 100_000_000), 'costPerDay', 'is 1 to 100000000'],
    [endsAt > now && endsAt.getTime() < now.getTime() + longestMs, 'endsAt', 'is after now, within five years'],
  ];
  return rules.flatMap(([holds, path, rule]) => (holds ? [] : [{ path: `input.${path}`, rule }]));
}

/** Takes everything from a program at once and for good: its keys, secrets and access tokens, and what it listens to. */
export async function revokeClient(ctx: Ctx, globalId: string): Promise<ShownClient> {
  assertGranted(ctx.viewer, 'partners.edit');
  const id = idOf<'ApiClient'>(globalId, 'ApiClient');
  await inTransaction(ctx, (tx) =>
    tx.db.query('update api_clients set revoked_at = coalesce(revoked_at, $2) where id = $1', [id, tx.now()]),
  );
  return clientNamed(ctx, id);
}

const prefixes: Readonly<Record<ApiCredentialKind, string>> = { KEY: 'rgk_', SECRET: 'rgs_' };
/** characters by which people tell keys apart; the rest have 200 bits and more */
const shownCharacters = 8;

/** Makes a key or secret, told once. Throws INPUT_INVALID, CONFLICT for a program that was revoked. */
export async function createCredential(ctx: Ctx, input: CreateApiCredentialInput): Promise<NewApiCredential> {
  assertGranted(ctx.viewer, 'partners.edit');
  const clientId = idOf<'ApiClient'>(input.clientId, 'ApiClient');
  const wrong = (input.scopes ?? []).find((scope) => !scopes.some((one) => one === scope));
  if (wrong !== undefined) throw inputInvalid({ path: 'input.scopes', rule: `are labels or actions: ${wrong}` });
  if (input.name.trim() === '' || input.name.length > 100) throw inputInvalid({ path: 'input.name', rule: 'has 1 to 100 characters' });
  const secret = prefixes[input.kind] + newToken();
  const id = newId<'ApiCredential'>();
  await inTransaction(ctx, async (tx) => {
    const [client] = await tx.db.query<{ ends_at: Date; revoked_at: Date | null }[]>(
      'select ends_at, revoked_at from api_clients where id = $1 for update',
      [clientId],
    );
    if (!client) throw notFound('program');
    if (client.revoked_at) throw conflict('The program was revoked.', { revokedAt: client.revoked_at });
    const expires = input.expiresAt ?? client.ends_at;
    if (expires <= tx.now() || expires > client.ends_at)
      throw inputInvalid({ path: 'input.expiresAt', rule: 'is after now and not after the grant' });
    await tx.db.query(
      `insert into api_credentials (id, client_id, kind, name, prefix, hash, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        clientId,
        input.kind,
        input.name.trim(),
        secret.slice(0, shownCharacters),
        hashToken(secret),
        input.scopes ?? null,
        tx.now(),
        expires,
      ],
    );
    tx.change?.tell({ subjects: [`ApiClient:${clientId}`, `ApiCredential:${id}`] });
  });
  const credential = (await credentialsOf(ctx, clientId)).find((one) => one.id === toGlobalId('ApiCredential', id));
  if (!credential) throw notFound('credential');
  return { credential, secret };
}

/** Takes a key or secret away at once, and the access tokens it was changed for. */
export async function revokeCredential(ctx: Ctx, globalId: string): Promise<boolean> {
  assertGranted(ctx.viewer, 'partners.edit');
  const id: ApiCredentialId = idOf<'ApiCredential'>(globalId, 'ApiCredential');
  return inTransaction(ctx, async (tx) => {
    const [, revoked] = await tx.db.query<[unknown, number]>(
      'update api_credentials set revoked_at = $2 where (id = $1 or issued_by = $1) and revoked_at is null',
      [id, tx.now()],
    );
    return revoked > 0;
  });
}

async function clientNamed(ctx: Ctx, id: ApiClientId): Promise<ShownClient> {
  const [row] = await ctx.db.query<ClientRow[]>(`select ${columns} from api_clients where id = $1`, [id]);
  if (!row) throw notFound('program');
  return showClient(ctx, row);
}

function idOf<Kind extends 'ApiClient' | 'ApiCredential'>(globalId: string, type: Kind) {
  const found = fromGlobalId(globalId);
  if (found?.type !== type || !isId<Kind>(found.id)) throw notFound(type === 'ApiClient' ? 'program' : 'credential');
  return found.id;
}

function segmentId(globalId: string): string {
  const found = fromGlobalId(globalId);
  if (found?.type !== 'Segment') throw notFound('segment');
  return found.id;
}
