import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Express, Request, Response } from 'express';
import type { Identify } from '../../access/graph-http.js';
import { can } from '../../access/policy.js';
import { writeAct } from '../../platform/audit/entry.js';
import { auditRows } from './audit.service.js';
import { type AuditFilter, AuditKindEnum, AuditResultEnum } from './audit.types.js';
import type { Checkpoints } from './checkpoints.js';

/** Adds `GET /audit.jsonl`: the entries that the query's filter leaves, one a line, and a last line that signs those before it. */
export function mountAudit(app: Express, identify: Identify, checkpoints: Checkpoints): void {
  app.get('/audit.jsonl', async (request: Request, response: Response) => {
    const { ctx: asked } = await identify(request, response);
    if (!asked.viewer || !asked.trail)
      return void response.status(401).json({ errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] });
    const ctx = { ...asked, viewer: asked.viewer };
    if (!can(ctx.viewer.policy, 'audit.read'))
      return void response.status(404).json({ errors: [{ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }] });
    const filter = filterOf(request.query);
    response.set('cache-control', 'private, no-store').type('application/jsonl').attachment('audit.jsonl');
    const digest = createHash('sha256');
    let rows = 0;
    for await (const entries of auditRows(ctx, filter)) {
      const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      digest.update(text);
      rows += entries.length;
      if (!response.write(text)) await once(response, 'drain', { signal: ctx.signal });
    }
    const sha256 = digest.digest();
    const signature = await checkpoints.signature(sha256);
    await writeAct(ctx.db, ctx.now(), asked.trail.actor, {
      kind: 'EXPORT',
      action: 'GET /audit.jsonl',
      result: 'OK',
      fields: [],
      subjects: [],
      rows,
      detail: { sha256: sha256.toString('hex') },
    });
    response.end(
      `${JSON.stringify({ entries: rows, sha256: sha256.toString('hex'), signature, publicKey: await checkpoints.publicKey(), end: (await checkpoints.latest()) ?? null })}\n`,
    );
  });
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const moment = (value: unknown): Date | null => {
  const at = Date.parse(text(value) ?? '');
  return Number.isNaN(at) ? null : new Date(at);
};
const known = <V extends string>(values: Readonly<Record<string, string>>, value: unknown): V | null => {
  const found = Object.values(values).find((one) => one === value);
  return isOne<V>(values, found) ? found : null;
};
const isOne = <V extends string>(values: Readonly<Record<string, string>>, value: string | undefined): value is V =>
  value !== undefined && value in values;

const filterOf = (query: Request['query']): AuditFilter => ({
  who: text(query['who']),
  kind: known(AuditKindEnum, query['kind']),
  action: text(query['action']),
  field: text(query['field']),
  subject: text(query['subject']),
  address: text(query['address']),
  result: known(AuditResultEnum, query['result']),
  since: moment(query['since']),
  until: moment(query['until']),
});
