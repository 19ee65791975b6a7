import express, { type Express, type Request, type Response } from 'express';
import { GraphQLError } from 'graphql';
import { writeAct } from '../platform/audit/entry.js';
import { type ApiClientId, isId, newId } from '../platform/ids.js';
import { scopes } from './api-clients.js';
import type { Identify } from './graph-http.js';
import type { RequestCtx } from './request.js';
import { countAttempt, forgetAttempts } from './sign-in-attempts.js';
import { hashToken, newToken } from './tokens.js';

/** Seconds that an access token holds. */
const tokenSeconds = 3600;

/** Adds `POST /oauth/token`: OAuth 2.0 client credentials (RFC 6749, section 4.4), by HTTP Basic or in the body. */
export function mountOauth(app: Express, identify: Identify): void {
  app.post('/oauth/token', express.urlencoded({ extended: false, limit: '8kb' }), async (request: Request, response: Response) => {
    response.set({ 'cache-control': 'no-store', pragma: 'no-cache' });
    const { ctx } = await identify(request, response);
    const answer = await tokenFor(ctx, request).catch((error: unknown) => {
      if (error instanceof GraphQLError && error.extensions['code'] === 'LIMIT_REACHED')
        return refusal(429, 'slow_down', error.message, Number(error.extensions['retryAfter']));
      throw error;
    });
    if (answer.status === 401) response.set('www-authenticate', 'Basic realm="Regulars"');
    if ('retryAfter' in answer && answer.retryAfter) response.set('retry-after', String(answer.retryAfter));
    response.status(answer.status).json(answer.body);
  });
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** seconds */
  readonly retryAfter?: number;
}

const refusal = (status: number, error: string, description: string, retryAfter?: number): Answer => ({
  status,
  body: { error, error_description: description },
  ...(retryAfter ? { retryAfter } : {}),
});

async function tokenFor(ctx: RequestCtx, request: Request): Promise<Answer> {
  if (ctx.exchange.transport === 'plain')
    return refusal(400, 'invalid_request', 'Secrets need https, because others on the network could read them.');
  const body: unknown = request.body;
  if (textIn(body, 'grant_type') !== 'client_credentials')
    return refusal(400, 'unsupported_grant_type', 'Only client_credentials is known here.');
  const given = credentialsOf(request, body);
  if (!given) return refusal(401, 'invalid_client', 'Send the client id and secret, by HTTP Basic or in the body.');
  await countAttempt(ctx.db, ctx.now(), `client:${given.id}`, ctx.exchange.address);
  const found = isId<'ApiClient'>(given.id) ? await findSecret(ctx, given.id, given.secret) : undefined;
  const record = (result: 'OK' | 'REFUSED', code?: string) =>
    writeAct(
      ctx.db,
      ctx.now(),
      { userId: null, clientId: isId(given.id) ? given.id : null, name: found?.name ?? null, address: ctx.exchange.address },
      { kind: 'SIGN_IN', action: 'POST /oauth/token', result, code, fields: [], subjects: [], rows: 1 },
    );
  if (!found) {
    await record('REFUSED', 'UNAUTHENTICATED');
    return refusal(401, 'invalid_client', 'The client id or the secret is wrong, over or revoked.');
  }
  await forgetAttempts(ctx.db, `client:${given.id}`);
  const asked = textIn(body, 'scope')?.split(' ').filter(Boolean) ?? null;
  const allowed: readonly string[] = found.scopes ?? scopes;
  if (asked?.some((scope) => !allowed.includes(scope))) return refusal(400, 'invalid_scope', 'The secret does not cover this scope.');
  const granted = asked ?? found.scopes;
  const token = `rgt_${newToken()}`;
  const now = ctx.now();
  const expires = new Date(Math.min(now.getTime() + tokenSeconds * 1000, found.ends_at.getTime()));
  await ctx.db.query(`delete from api_credentials where kind = 'TOKEN' and client_id = $1 and expires_at <= $2`, [found.client_id, now]);
  await ctx.db.query(
    `insert into api_credentials (id, client_id, kind, name, prefix, hash, scopes, issued_by, created_at, expires_at)
     values ($1, $2, 'TOKEN', '', $3, $4, $5, $6, $7, $8)`,
    [newId(), found.client_id, token.slice(0, 8), hashToken(token), granted, found.id, now, expires],
  );
  await record('OK');
  return {
    status: 200,
    body: {
      access_token: token,
      token_type: 'Bearer',
      expires_in: Math.floor((expires.getTime() - now.getTime()) / 1000),
      ...(granted ? { scope: granted.join(' ') } : {}),
    },
  };
}

interface Secret {
  readonly id: string;
  readonly client_id: ApiClientId;
  readonly name: string;
  readonly scopes: string[] | null;
  readonly ends_at: Date;
}

async function findSecret(ctx: RequestCtx, clientId: ApiClientId, secret: string): Promise<Secret | undefined> {
  const [found] = await ctx.db.query<Secret[]>(
    `select k.id, k.client_id, c.name, k.scopes, least(c.ends_at, k.expires_at) as ends_at
     from api_credentials k join api_clients c on c.id = k.client_id
     where k.hash = $1 and k.kind = 'SECRET' and k.client_id = $2 and k.revoked_at is null and k.expires_at > $3 and c.revoked_at is null and c.ends_at > $3`,
    [hashToken(secret), clientId, ctx.now()],
  );
  return found;
}

function textIn(body: unknown, name: string): string | undefined {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Id and secret of RFC 6749, section 2.3.1; both ways at once are none. */
function credentialsOf(request: Request, body: unknown): { readonly id: string; readonly secret: string } | undefined {
  const basic = /^Basic ([\w+/=-]{1,1000})$/i.exec(request.get('authorization') ?? '')?.[1];
  const id = textIn(body, 'client_id');
  const secret = textIn(body, 'client_secret');
  if (basic === undefined) return id !== undefined && secret !== undefined ? { id, secret } : undefined;
  if (secret !== undefined) return undefined;
  const [user = '', ...password] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { id: decoded(user), secret: decoded(password.join(':')) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
