import { consentOf, findGrantedRows } from '../../access/api-clients.js';
import type { Connection } from '../../access/connection-types.js';
import { pageById, type PageRequest } from '../../access/page-by-id.js';
import { assertGranted, assertSeesEverybody, type Ctx } from '../../access/viewer.js';
import { conflict, inputInvalid, notFound } from '../../platform/errors.js';
import { type ApiClientId, fromGlobalId, newId, toGlobalId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { countOf } from '../../read/index.js';
import { assertVisible, bringUpToDate, freezeMembersFor } from '../segments/index.js';
import { type ClientRow, clientById, columnValues, countClients, idOf, readClients, termsOf } from './clients-store.js';
import { credentialsOf } from './credentials.service.js';
import { documentsOf } from './documents-store.js';
import { editedTerms } from './edited-terms.js';
import { giverOf } from './giver.js';
import { type GrantTerms, levelIssues, levelsOf, partyIssues, termIssues } from './grant.rules.js';
import type {
  ApiClient,
  ApiCredential,
  ApiDocument,
  ApiUsageDay,
  CreateApiClientInput,
  SharedSegment,
  UpdateApiClientInput,
} from './partner.types.js';

const usual = { operationsPerMinute: 120, costPerDay: 1_000_000 } as const;

/** The programs of partners, the latest first. */
export async function listClients(ctx: Ctx, page: PageRequest): Promise<Connection<ShownClient>> {
  assertGranted(ctx.viewer, 'partners.edit');
  return pageById(page, ctx.now(), {
    read: (afterId, limit) => readClients(ctx, afterId, limit),
    count: () => countClients(ctx),
    show: (row) => showClient(ctx, row),
  });
}

/** A client as resolvers answer it: what needs a question of its own is asked only where it is wanted. */
export type ShownClient = Omit<ApiClient, 'visibleCustomers' | 'segments' | 'credentials' | 'documents' | 'usage'> & {
  readonly visibleCustomers: () => Promise<number>;
  readonly segments: () => Promise<readonly SharedSegment[]>;
  readonly credentials: () => Promise<readonly ApiCredential[]>;
  readonly documents: () => Promise<readonly ApiDocument[]>;
  readonly usage: () => Promise<readonly ApiUsageDay[]>;
};

function showClient(ctx: Ctx, row: ClientRow): ShownClient {
  return {
    ...termsOf(row),
    id: toGlobalId('ApiClient', row.id),
    clientId: row.id,
    version: row.version,
    recipient: row.recipient,
    purpose: row.purpose,
    consent: consentOf(row.purpose, row.recipient),
    segmentIds: row.segments.map((id) => toGlobalId('Segment', id)),
    revokedAt: row.revokedAt,
    createdAt: row.createdAt,
    visibleCustomers: async () => {
      const granted = await findGrantedRows(ctx.db, row.id);
      if (!granted) return 0;
      return countOf({ ...ctx, viewer: { ...ctx.viewer, sharing: granted.sharing } }, 'Customer', { where: granted.where });
    },
    segments: () => segmentsOf(ctx, row),
    credentials: () => credentialsOf(ctx, row.id),
    documents: () => documentsOf(ctx, row.id),
    usage: () => usageOf(ctx, row.id),
  };
}

async function segmentsOf(ctx: Ctx, { id, segments }: ClientRow): Promise<readonly SharedSegment[]> {
  const rows = await ctx.db.query<SharedSegment[]>(
    `select s.id, s.key, s.name, m.frozen_at as "frozenAt", coalesce(m.size, 0) as size
     from segments s left join shared_members m on m.segment_id = s.id and m.client_id = $1 where s.id = any ($2::uuid[]) order by s.name, s.id`,
    [id, segments],
  );
  return rows.map((row) => ({ ...row, id: toGlobalId('Segment', row.id) }));
}

async function usageOf(ctx: Ctx, clientId: ApiClientId): Promise<readonly ApiUsageDay[]> {
  const rows = await ctx.db.query<(Omit<ApiUsageDay, 'cost'> & { cost: string })[]>(
    `select to_char(minute at time zone $2, 'YYYY-MM-DD') as day, sum(operations)::integer as operations, sum(refused)::integer as refused, sum(cost) as cost
     from api_usage where client_id = $1 and minute >= $3::timestamptz - interval '30 days' group by 1 order by 1 desc`,
    [clientId, ctx.organisation.zone, ctx.now()],
  );
  return rows.map((row) => ({ ...row, cost: Number(row.cost) }));
}

/** Grants a program what it may see; nobody grants what they have not. Its segments are frozen. Throws INPUT_INVALID. */
export async function createClient(ctx: Ctx, input: CreateApiClientInput): Promise<ShownClient> {
  assertMayGrant(ctx);
  const terms: GrantTerms = {
    name: input.name,
    reads: input.reads,
    masked: input.masked ?? [],
    counts: input.counts ?? [],
    actions: input.actions,
    operationsPerMinute: input.operationsPerMinute ?? usual.operationsPerMinute,
    costPerDay: input.costPerDay ?? usual.costPerDay,
    onlyDocuments: input.onlyDocuments ?? false,
    endsAt: input.endsAt,
  };
  const issues = [...termIssues(terms, ctx.now()), ...partyIssues(input), ...levelIssues(levelsOf(terms), await giverOf(ctx))];
  if (issues.length > 0) throw inputInvalid(...issues);
  const segments = await chosenSegments(ctx, input.segmentIds ?? []);
  await bringUpToDate(ctx, segments);
  const id = newId<'ApiClient'>();
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(
      `insert into api_clients (id, version, recipient, purpose, segments, created_at, created_by, name, labels, fields, actions,
         operations_per_minute, cost_per_day, only_documents, ends_at)
       values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [id, input.recipient, input.purpose, segments, tx.now(), tx.viewer.userId, ...columnValues(terms)],
    );
    await freezeMembersFor(tx, id, segments);
    tx.change?.tell({
      subjects: [`ApiClient:${id}`, ...segments.map((segment) => `Segment:${segment}`)],
      detail: { recipient: input.recipient, purpose: input.purpose, after: toldOf(terms, segments) },
    });
  });
  return showClient(ctx, await clientById(ctx, id));
}

/**
 * Changes a grant, for the next request and for what is listened to. Segments that come in are frozen as they are now; those that stay keep the
 * members that were frozen. Throws INPUT_INVALID, NOT_FOUND, CONFLICT when somebody else changed it since, or it was revoked.
 */
export async function updateClient(ctx: Ctx, input: UpdateApiClientInput): Promise<ShownClient> {
  assertMayGrant(ctx);
  const { seen, before, terms } = await editedTerms(ctx, input);
  const { id } = seen;
  const segments = input.segmentIds == null ? seen.segments : await chosenSegments(ctx, input.segmentIds, seen.segments);
  const added = segments.filter((segment) => !seen.segments.includes(segment));
  await bringUpToDate(ctx, added);
  await inTransaction(ctx, async (tx) => {
    await assertUnchanged(tx, id, input.version);
    await tx.db.query(
      `update api_clients set version = version + 1, segments = $2, name = $3, labels = $4, fields = $5, actions = $6,
         operations_per_minute = $7, cost_per_day = $8, only_documents = $9, ends_at = $10 where id = $1`,
      [id, segments, ...columnValues(terms)],
    );
    await tx.db.query('delete from shared_members where client_id = $1 and segment_id <> all ($2::uuid[])', [id, segments]);
    await freezeMembersFor(tx, id, added);
    tx.change?.tell({
      subjects: [`ApiClient:${id}`, ...added.map((segment) => `Segment:${segment}`)],
      detail: { before: toldOf(before, seen.segments), after: toldOf(terms, segments) },
    });
  });
  return showClient(ctx, await clientById(ctx, id));
}

/** Freezes the members of all segments of a grant anew, as they are now. Throws NOT_FOUND, CONFLICT as a change does. */
export async function refreezeSegments(ctx: Ctx, globalId: string, version: number): Promise<ShownClient> {
  assertMayGrant(ctx);
  const id = idOf<'ApiClient'>(globalId, 'ApiClient');
  const { segments } = await clientById(ctx, id);
  await bringUpToDate(ctx, segments);
  await inTransaction(ctx, async (tx) => {
    await assertUnchanged(tx, id, version);
    await tx.db.query('update api_clients set version = version + 1 where id = $1', [id]);
    await freezeMembersFor(tx, id, segments);
    tx.change?.tell({ subjects: [`ApiClient:${id}`, ...segments.map((segment) => `Segment:${segment}`)] });
  });
  return showClient(ctx, await clientById(ctx, id));
}

/** Takes everything from a program at once and for good: its keys, secrets and access tokens, and what it listens to. */
export async function revokeClient(ctx: Ctx, globalId: string): Promise<ShownClient> {
  assertGranted(ctx.viewer, 'partners.edit');
  const id = idOf<'ApiClient'>(globalId, 'ApiClient');
  await inTransaction(ctx, (tx) =>
    tx.db.query('update api_clients set revoked_at = coalesce(revoked_at, $2) where id = $1', [id, tx.now()]),
  );
  return showClient(ctx, await clientById(ctx, id));
}

function assertMayGrant({ viewer }: Ctx): void {
  assertGranted(viewer, 'partners.edit');
  assertSeesEverybody(viewer);
}

/** Ids of segments that this viewer may share; those of a grant that are not theirs to see may stay. Throws NOT_FOUND. */
async function chosenSegments(ctx: Ctx, globalIds: readonly string[], before: readonly string[] = []): Promise<readonly string[]> {
  const ids = globalIds.map((globalId) => {
    const found = fromGlobalId(globalId);
    if (found?.type !== 'Segment') throw notFound('segment');
    return found.id;
  });
  for (const id of ids) if (!before.includes(id)) await assertVisible(ctx, id);
  return [...new Set(ids)];
}

async function assertUnchanged(tx: Ctx, id: ApiClientId, version: number): Promise<void> {
  const row = await clientById(tx, id, 'for update');
  if (row.revokedAt) throw conflict('The program was revoked.', { revokedAt: row.revokedAt });
  if (row.version !== version) throw conflict('Somebody changed this grant since.', { version: row.version });
}

/** What the audit log says of a grant. */
const toldOf = (terms: GrantTerms, segments: readonly string[]): object => ({
  levels: Object.fromEntries(levelsOf(terms)),
  actions: terms.actions,
  segments,
  operationsPerMinute: terms.operationsPerMinute,
  costPerDay: terms.costPerDay,
  onlyDocuments: terms.onlyDocuments,
  endsAt: terms.endsAt.toISOString(),
});
