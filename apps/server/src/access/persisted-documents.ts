import { hash } from 'node:crypto';
import { parse } from 'graphql';
import type { PlatformCtx } from '../platform/ctx.js';
import { notFound } from '../platform/errors.js';
import { newId } from '../platform/ids.js';
import type { ApiCaller } from './viewer.js';

/** The name of a document: `sha256:` and its SHA-256 in hexadecimal, as GraphQL over HTTP has it for persisted documents. */
export const documentIdOf = (text: string): string => idPrefix + hashOf(text);

/** Whether a text is a GraphQL document. */
export function isDocument(text: string): boolean {
  try {
    parse(text, { maxTokens: mostTokens });
    return true;
  } catch {
    return false;
  }
}

export const hashOf = (text: string): string => hash('sha256', text, 'hex');

const idPrefix = 'sha256:';
/** Milliseconds within which uses are not told apart. */
const touchEvery = 60_000;
/** Documents that are kept of a program by themselves. */
const mostNoted = 500;
const mostTokens = 10_000;
const keptFor = '30 days';

/** The text of a document that a program names. Throws NOT_FOUND where it is none of its documents. */
export async function findDocument({ db }: PlatformCtx, client: ApiCaller, id: string): Promise<string> {
  const [row] = await db.query<{ text: string }[]>('select text from api_documents where client_id = $1 and hash = $2', [
    client.id,
    id.startsWith(idPrefix) ? id.slice(idPrefix.length) : '',
  ]);
  if (!row) throw notFound('document');
  return row.text;
}

/** Refuses a program that may ask only its documents any other text, whatever it says. */
export async function assertPersisted(ctx: PlatformCtx, client: ApiCaller, text: string): Promise<void> {
  if (client.onlyDocuments) await findDocument(ctx, client, documentIdOf(text));
}

/** Keeps a document that a program asked, and that it was asked now; one of a program with 500 of them in 30 days is not kept. */
export async function noteDocument({ db, now }: PlatformCtx, client: ApiCaller, text: string): Promise<void> {
  const at = now();
  const [known] = await db.query<{ usedAt: Date | null }[]>(
    'select used_at as "usedAt" from api_documents where client_id = $1 and hash = $2',
    [client.id, hashOf(text)],
  );
  if (known?.usedAt && at.getTime() - known.usedAt.getTime() < touchEvery) return;
  if (known || client.onlyDocuments) {
    await db.query('update api_documents set used_at = $3 where client_id = $1 and hash = $2', [client.id, hashOf(text), at]);
    return;
  }
  await db.query(
    `delete from api_documents where client_id = $1 and added_by is null and used_at < $2::timestamptz - interval '${keptFor}'`,
    [client.id, at],
  );
  await db.query(
    `insert into api_documents (id, client_id, hash, text, created_at, used_at)
     select $1, $2, $3, $4, $5, $5 where (select count(*) from api_documents where client_id = $2) < ${mostNoted}
     on conflict (client_id, hash) do update set used_at = excluded.used_at`,
    [newId(), client.id, hashOf(text), text, at],
  );
}
