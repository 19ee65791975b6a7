import type { Express, Request, Response } from 'express';
import type { Identify } from '../../access/graph-http.js';
import { can } from '../../access/policy.js';
import { writeAct } from '../../platform/audit/entry.js';
import { isId } from '../../platform/ids.js';
import { ExportFormat, ExportKind, ExportState } from './export.enums.js';

interface StoredFile {
  readonly path: string;
  readonly format: ExportFormat;
  readonly kind: ExportKind;
  readonly fields: readonly string[];
  readonly rows: number;
  readonly name: string;
}

/** Adds `GET /exports/:id`: the file, for who asked for it, as long as it is there; the same answer for everybody else as for no such file. */
export function mountExports(app: Express, identify: Identify): void {
  app.get('/exports/:id', async (request: Request, response: Response) => {
    const { ctx } = await identify(request, response);
    const { id } = request.params;
    if (!ctx.viewer)
      return void response.status(401).json({ errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] });
    const { rows } = await ctx.pool.query<StoredFile>(
      `select e.file_path as path, e.format, e.kind, e.fields, e.row_count as rows, coalesce(s.key, lower(e.kind)) as name from exports e left join segments s on s.id = e.segment_id
       where e.id = $1 and e.author_id = $2 and e.state = $3 and e.expires_at > $4`,
      [typeof id === 'string' && isId(id) ? id : null, ctx.viewer.userId, ExportState.DONE, ctx.now()],
    );
    const [file] = can(ctx.viewer.policy, 'data.export') ? rows : [];
    if (!file) return void response.status(404).json({ errors: [{ message: 'No such file.', extensions: { code: 'NOT_FOUND' } }] });
    if (ctx.trail)
      await writeAct(ctx.db, ctx.now(), ctx.trail.actor, {
        kind: 'EXPORT',
        action: 'GET /exports',
        result: 'OK',
        fields: file.kind === ExportKind.MEMBERS ? file.fields.map((field) => `Customer.${field}`) : file.fields,
        subjects: [`Export:${id}`],
        rows: file.rows,
      });
    const isCsv = file.format === ExportFormat.CSV;
    response.set('cache-control', 'private, no-store');
    response.type(isCsv ? 'text/csv; charset=utf-8' : 'application/json');
    response.attachment(`${file.name}.${isCsv ? 'csv' : 'json'}`);
    response.sendFile(file.path, { dotfiles: 'allow', cacheControl: false });
  });
}
