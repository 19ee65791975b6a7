import { scopes } from '../../access/api-clients.js';
import { hashToken, newToken } from '../../access/tokens.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { conflict, inputInvalid, notFound } from '../../platform/errors.js';
import { type ApiClientId, type ApiCredentialId, newId, toGlobalId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { clientById, idOf } from './clients-store.js';
import { ApiCredentialKind, type ApiCredential, type CreateApiCredentialInput, type NewApiCredential } from './partner.types.js';

/** Keys and secrets of a program, the latest first. */
export async function credentialsOf(ctx: Ctx, clientId: ApiClientId): Promise<readonly ApiCredential[]> {
  const rows = await ctx.db.query<ApiCredential[]>(
    `select id, kind, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", used_at as "usedAt"
     from api_credentials where client_id = $1 and kind <> 'TOKEN' order by id desc`,
    [clientId],
  );
  return rows.map((row) => ({ ...row, id: toGlobalId('ApiCredential', row.id) }));
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
    const client = await clientById(tx, clientId, 'for update');
    if (client.revokedAt) throw conflict('The program was revoked.', { revokedAt: client.revokedAt });
    const expires = input.expiresAt ?? client.endsAt;
    if (expires <= tx.now() || expires > client.endsAt)
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
