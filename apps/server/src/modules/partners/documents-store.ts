import { documentIdOf } from '../../access/persisted-documents.js';
import type { Ctx } from '../../access/viewer.js';
import { type ApiClientId, toGlobalId } from '../../platform/ids.js';
import type { ApiDocument } from './partner.types.js';

interface DocumentRow extends Omit<ApiDocument, 'documentId' | 'isAdded'> {
  readonly addedBy: string | null;
}

const shown = ({ id, text, createdAt, usedAt, addedBy }: DocumentRow): ApiDocument => ({
  id: toGlobalId('ApiDocument', id),
  documentId: documentIdOf(text),
  text,
  isAdded: addedBy !== null,
  createdAt,
  usedAt,
});

/** Documents of a program, the latest used first; those that were never used last. */
export async function documentsOf({ db }: Ctx, clientId: ApiClientId): Promise<readonly ApiDocument[]> {
  const rows = await db.query<DocumentRow[]>(
    `select id, text, added_by as "addedBy", created_at as "createdAt", used_at as "usedAt" from api_documents
     where client_id = $1 order by used_at desc nulls last, id desc`,
    [clientId],
  );
  return rows.map(shown);
}
