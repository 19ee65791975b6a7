import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import type { Identify } from '../../access/graph-http.js';
import type { Ctx } from '../../access/viewer.js';
import { can } from '../../access/policy.js';
import { type AuditKind, writeAct } from '../../platform/audit/entry.js';
import type { Config } from '../../platform/config.js';
import { receiveFile } from '../../platform/http/receive-file.js';
import { type ImportId, isId, toGlobalId } from '../../platform/ids.js';
import { loadImport } from './import-store.js';
import { rejectedCsv } from './rejected-file.js';
import { saveFile } from './save-file.js';

/** Adds `POST /files`, which takes one file and answers its id, and the download of an import's rejected rows. */
export function mountImports(app: Express, identify: Identify, config: Pick<Config, 'folder' | 'limits'>): void {
  const viewerOf = async (request: Request, response: Response): Promise<Ctx | undefined> => {
    const { ctx } = await identify(request, response);
    return ctx.viewer && { ...ctx, viewer: ctx.viewer };
  };
  app.post(
    '/files',
    answering(async (request, response) => {
      const ctx = await viewerOf(request, response);
      if (!ctx) return void refuse(response, 401, 'UNAUTHENTICATED', 'Sign in first.');
      if (!can(ctx.viewer.policy, 'imports.run')) return void refuse(response, 404, 'NOT_FOUND', 'Not found.');
      const file = await receiveFile(request, config);
      await saveFile(ctx, file);
      await record(ctx, 'WRITE', 'POST /files', `File:${file.id}`);
      response.json({ id: toGlobalId('File', file.id) });
    }),
  );
  app.get(
    '/imports/:id/rejected.csv',
    answering(async (request, response) => {
      const ctx = await viewerOf(request, response);
      const { id } = request.params;
      if (!ctx) return void refuse(response, 401, 'UNAUTHENTICATED', 'Sign in first.');
      if (!can(ctx.viewer.policy, 'imports.run') || !isImportId(id)) return void refuse(response, 404, 'NOT_FOUND', 'Not found.');
      const imported = await loadImport(ctx, id);
      await record(ctx, 'EXPORT', 'GET /imports/rejected.csv', `Import:${id}`);
      response
        .type('text/csv')
        .set('cache-control', 'private, no-store')
        .attachment(`rejected ${imported.fileName.replace(/\.\w+$/, '')}.csv`);
      await pipeline(Readable.from(rejectedCsv(ctx, imported)), response);
    }),
  );
}

const record = async (ctx: Ctx, kind: AuditKind, action: string, subject: string): Promise<void> => {
  if (ctx.trail)
    await writeAct(ctx.db, ctx.now(), ctx.trail.actor, { kind, action, result: 'OK', fields: [], subjects: [subject], rows: 1 });
};

const isImportId = (text: unknown): text is ImportId => typeof text === 'string' && isId(text);

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

const statuses: Readonly<Record<string, number>> = { NOT_FOUND: 404, LIMIT_REACHED: 413, INPUT_INVALID: 400 };

/** Tells refusals of ours in the form the graph uses; anything else is the application's to answer. */
function answering(work: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    work(request, response).catch((error: unknown) => {
      if (!(error instanceof GraphQLError) || response.headersSent) return void next(error);
      const { code } = error.extensions;
      response.status(statuses[String(code)] ?? 500).json({ errors: [{ message: error.message, extensions: error.extensions }] });
    });
  };
}
