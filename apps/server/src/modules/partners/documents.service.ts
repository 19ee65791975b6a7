import { programPolicy } from '../../access/api-clients.js';
import { documentIdOf, hashOf, isDocument } from '../../access/persisted-documents.js';
import type { Policy } from '../../access/policy.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { conflict, inputInvalid, notFound } from '../../platform/errors.js';
import { fromGlobalId, newId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { clientById, idOf, levelColumns } from './clients-store.js';
import { documentsOf } from './documents-store.js';
import { editedTerms } from './edited-terms.js';
import type { GrantTerms } from './grant.rules.js';
import type { ApiDocument, BrokenDocument, UpdateApiClientInput } from './partner.types.js';

/** Documents used in so many days are held against a change. */
const lookBackDays = 30;
const longestText = 100_000;

/** Adds a document that a program may ask from now on. Throws INPUT_INVALID where it is no GraphQL, NOT_FOUND, CONFLICT for a program that was revoked. */
export async function addDocument(ctx: Ctx, clientGlobalId: string, text: string): Promise<ApiDocument> {
  assertGranted(ctx.viewer, 'partners.edit');
  const clientId = idOf<'ApiClient'>(clientGlobalId, 'ApiClient');
  if (text.length > longestText || !isDocument(text))
    throw inputInvalid({ path: 'text', rule: `is a GraphQL document of at most ${longestText} characters` });
  await inTransaction(ctx, async (tx) => {
    const { revokedAt } = await clientById(tx, clientId, 'for update');
    if (revokedAt) throw conflict('The program was revoked.', { revokedAt });
    await tx.db.query(
      `insert into api_documents (id, client_id, hash, text, added_by, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (client_id, hash) do update set added_by = coalesce(api_documents.added_by, excluded.added_by)`,
      [newId(), clientId, hashOf(text), text, tx.viewer.userId, tx.now()],
    );
    tx.change?.tell({ subjects: [`ApiClient:${clientId}`], detail: { document: documentIdOf(text) } });
  });
  const added = (await documentsOf(ctx, clientId)).find((one) => one.documentId === documentIdOf(text));
  if (!added) throw notFound('document');
  return added;
}

/** Takes a document from a program: where it may ask nothing else, it may not ask this any more. Whether it was there. */
export async function removeDocument(ctx: Ctx, globalId: string): Promise<boolean> {
  assertGranted(ctx.viewer, 'partners.edit');
  const found = fromGlobalId(globalId);
  if (found?.type !== 'ApiDocument') throw notFound('document');
  return inTransaction(ctx, async (tx) => {
    const [rows] = await tx.db.query<[{ client: string; text: string }[], number]>(
      'delete from api_documents where id = $1 returning client_id as client, text',
      [found.id],
    );
    const [gone] = rows;
    if (gone) tx.change?.tell({ subjects: [`ApiClient:${gone.client}`], detail: { document: documentIdOf(gone.text) } });
    return gone !== undefined;
  });
}

/**
 * The dry run of a change: the documents that the program asked in the last 30 days, or that were added for it, which its graph has now and would
 * not have any more, each with what would be missing. Writes nothing. Throws as the change does.
 */
export async function documentsBroken(
  ctx: Ctx,
  input: UpdateApiClientInput,
  faultsOf: (policy: Policy, text: string) => readonly string[],
): Promise<readonly BrokenDocument[]> {
  const { seen, terms, before } = await editedTerms(ctx, input);
  const [was, is] = [policyOf(before), policyOf(terms)];
  const since = new Date(ctx.now().getTime() - lookBackDays * 86_400_000);
  const documents = (await documentsOf(ctx, seen.id)).filter(({ usedAt, isAdded }) => isAdded || (usedAt !== null && usedAt >= since));
  return documents.flatMap((document) => {
    const missing = faultsOf(was, document.text).length > 0 ? [] : faultsOf(is, document.text);
    return missing.length === 0 ? [] : [{ document, missing: [...missing] }];
  });
}

const policyOf = (terms: GrantTerms): Policy => {
  const { labels, fields } = levelColumns(terms);
  return programPolicy({ labels, fields, actions: terms.actions });
};
