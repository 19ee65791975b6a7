import type { Ctx } from '../../access/viewer.js';
import type { ReceivedFile } from '../../platform/http/receive-file.js';

/** Notes a file that is on disk, as the viewer's. */
export async function saveFile(ctx: Ctx, { id, name, bytes, sha256, path }: ReceivedFile): Promise<void> {
  await ctx.db.query('insert into files (id, owner_id, name, bytes, sha256, path, created_at) values ($1, $2, $3, $4, $5, $6, $7)', [
    id,
    ctx.viewer.userId,
    name,
    bytes,
    sha256,
    path,
    ctx.now(),
  ]);
}
