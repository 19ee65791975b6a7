import { setMaxListeners } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { EntityManager } from 'typeorm';
import type { Limits } from '../platform/config.js';
import { Trail } from '../platform/audit/trail.js';
import type { Database } from '../platform/database/database.js';
import { failure } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import { assertWithinLimits, type DocumentLimits, parseWithin, usualDocumentLimits } from './document-limits.js';
import { showError } from './graph-errors.js';
import { streamHandler } from './graph-stream.js';
import { findApiClient } from './api-clients.js';
import { readOrganisation } from './organisation.service.js';
import { nothing } from './policy.js';
import { recordReads } from './keep-record.js';
import { assertPersisted, findDocument, noteDocument } from './persisted-documents.js';
import { OpenStreams } from './open-streams.js';
import { Pace, spend } from './quotas.js';
import type { Exchange, RequestCtx } from './request.js';
import { assertEveryFieldLabelled } from './schema-labels.js';
import { createViews, type View } from './schema-view.js';
import { exchangeOf } from './session-cookie.js';
import { findSession } from './sessions.js';
import type { Viewer } from './viewer.js';

/** What the graph needs to be served. */
export interface GraphOptions {
  /** the whole schema, of which each viewer sees a part */
  readonly master: GraphQLSchema;
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Log;
  readonly limits: Limits;
  /** Whether a proxy in front says how callers came (x-forwarded-proto, x-forwarded-for). */
  readonly trustProxy: boolean;
  /** Whether mails can be sent. */
  readonly canMail: boolean;
}

/** A request with what was found out about it. */
export interface GraphRequest {
  readonly ctx: RequestCtx;
  readonly view: View;
  /** Whether the session or key is still there with the same rights; asked by what runs on. */
  readonly stillHolds: () => Promise<boolean>;
  /** Ends what runs on for the caller. */
  readonly end: () => void;
}

/** Finds out who asks; other routes that serve signed-in people use it too. */
export type Identify = (request: Request, response: Response) => Promise<GraphRequest>;

/** Serves `POST /graphql`, subscriptions at `POST /graphql/stream` and `GET /schema.graphql`. Throws when a field has no label. */
export function mountGraph(app: Express, options: GraphOptions): Identify {
  assertEveryFieldLabelled(options.master);
  const limits: DocumentLimits = {
    ...usualDocumentLimits,
    depth: options.limits.depth,
    cost: options.limits.cost,
    pageRecords: options.limits.pageRecords.usual,
  };
  const identify = identifier(options, limits);
  const found = new WeakMap<Request, GraphRequest>();
  const requestOf = (request: Request): GraphRequest => {
    const known = found.get(request);
    if (!known) throw new Error('The request was not looked at yet.');
    return known;
  };

  const identifyFirst: RequestHandler = async (request, response, next) => {
    found.set(request, await identify(request, response));
    response.set('cache-control', 'private, no-store');
    next();
  };
  const pace = new Pace(options.limits);
  const judge: RequestHandler = async (request, _response, next) => {
    request.body ??= {}; // Apollo answers requests without a body itself
    const { ctx, view } = requestOf(request);
    const { query, variables } = await questionOf(request, ctx);
    const document = parseWithin(query, limits);
    const cost = document ? assertWithinLimits(view.schema, document, variables, limits) : 0;
    if (ctx.viewer?.client) await assertPersisted(ctx, ctx.viewer.client, query);
    if (ctx.viewer?.client) await spend(ctx, ctx.viewer.client, cost);
    else pace.take(ctx.viewer, ctx.exchange.address, ctx.now(), cost);
    if (ctx.trail) ctx.trail.cost = cost;
    next();
  };

  const handlerOf = createHandlers(options.log, requestOf, limits);
  const before = [express.json({ limit: options.limits.bodyBytes }), identifyFirst, judge];
  const refuse = refuseAsJson(options.log);
  app.all('/graphql', ...before, (request, response, next) => {
    handlerOf(requestOf(request).view).then((handler) => handler(request, response, next), next);
  });
  app.post('/graphql/stream', ...before, streamHandler(requestOf, options.log, new OpenStreams(options.database.url, options.log)));
  app.get('/schema.graphql', identifyFirst, (request, response) => {
    const { view } = requestOf(request);
    if (!view.signedIn) throw failure('UNAUTHENTICATED', 'Sign in to see the schema.');
    response.type('text/plain').send(view.sdl);
  });
  app.use(['/graphql', '/schema.graphql'], refuse);
  return identify;
}

function identifier({ master, database, now, log, trustProxy, canMail }: GraphOptions, documentLimits: DocumentLimits): Identify {
  const views = createViews(master);
  return async (request, response) => {
    const db = database.dataSource.manager;
    const exchange = exchangeOf(request, response, trustProxy);
    const [organisation, caller] = await Promise.all([readOrganisation(db), findCaller(db, now(), exchange)]);
    if (caller?.extended) exchange.setToken(exchange.token);
    const gone = new AbortController();
    setMaxListeners(0, gone.signal); // each statement of the document listens
    response.once('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const ctx: RequestCtx = {
      db,
      pool: database.pool,
      now,
      organisation,
      events: { record: outsideTransaction },
      log,
      signal: gone.signal,
      viewer: caller?.viewer,
      ...(caller ? { trail: trailOf(caller.viewer, exchange) } : {}),
      exchange,
      documentLimits,
      viewFor: views.viewFor,
      canMail,
    };
    const stillHolds = async (): Promise<boolean> => {
      const current = await findCaller(db, now(), exchange);
      return isDeepStrictEqual(rightsOf(current), rightsOf(caller));
    };
    return { ctx, view: views.viewFor(caller?.viewer.policy ?? nothing), stillHolds, end: () => gone.abort() };
  };
}

const rightsOf = (caller: { readonly viewer: Viewer } | undefined) => caller && [caller.viewer.policy, caller.viewer.sharing];

/** Who asks: a program by its key, or a person by their session. A key that opens nothing is nobody's. */
async function findCaller(
  db: EntityManager,
  now: Date,
  { bearer, token }: Exchange,
): Promise<{ readonly viewer: Viewer; readonly extended?: boolean } | undefined> {
  if (bearer !== undefined) return findApiClient(db, now, bearer);
  return token === undefined ? undefined : findSession(db, now, token);
}

const trailOf = (viewer: Viewer, { address }: Exchange): Trail =>
  viewer.client
    ? new Trail({ userId: null, clientId: viewer.client.id, name: viewer.name, address })
    : new Trail({ userId: viewer.userId, clientId: null, name: viewer.email, address });

const outsideTransaction = (): never => {
  throw new Error('Events are recorded inside a transaction, so that they are written with the change.');
};

/** One server a view, started when first asked; it goes when its view does. */
function createHandlers(
  log: Log,
  requestOf: (request: Request) => GraphRequest,
  limits: DocumentLimits,
): (view: View) => Promise<RequestHandler> {
  const handlers = new WeakMap<View, Promise<RequestHandler>>();
  const start = async (view: View): Promise<RequestHandler> => {
    const server = new ApolloServer<RequestCtx>({
      schema: view.schema,
      introspection: view.signedIn,
      csrfPrevention: true,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: true,
      stopOnTerminationSignals: false,
      persistedQueries: false,
      parseOptions: { maxTokens: limits.tokens },
      plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled(), keepRecord],
      formatError: (formatted, error) => showError(formatted, error, log, view.signedIn),
      logger: log,
    });
    await server.start();
    return expressMiddleware(server, { context: async ({ req }) => requestOf(req).ctx });
  };
  return (view) => {
    const known = handlers.get(view) ?? start(view);
    handlers.set(view, known);
    return known;
  };
}

/** No answer with personal data leaves before it is on record. */
const keepRecord: ApolloServerPlugin<RequestCtx> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, operation, errors, source }) => {
      const { viewer } = contextValue;
      if (viewer?.client && operation && source !== undefined) await noteDocument(contextValue, viewer.client, source);
      await recordReads(contextValue, operation, codeOf(errors));
    },
  }),
};

const codeOf = (errors: readonly GraphQLError[] | undefined): string | undefined =>
  errors?.[0] && String(errors[0].extensions['code'] ?? 'INTERNAL');

/** The document and its variables, wherever a request carries them; one that a program named by its id is put in the place of its text. */
async function questionOf(
  request: Request,
  { viewer, ...ctx }: RequestCtx,
): Promise<{ readonly query: string; readonly variables: Readonly<Record<string, unknown>> }> {
  const named = property(request.body, 'documentId');
  if (viewer?.client && typeof named === 'string') request.body = { ...request.body, query: await findDocument(ctx, viewer.client, named) };
  const source: unknown = request.method === 'GET' ? request.query : request.body;
  const query = property(source, 'query');
  const given = property(source, 'variables');
  const variables = typeof given === 'string' ? parsed(given) : given;
  return { query: typeof query === 'string' ? query : '', variables: isRecord(variables) ? variables : {} };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const property = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Answers what went wrong before the graph was asked, in the graph's own form. */
function refuseAsJson(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, shown } = refusal(error);
    const accepts = request.get('accept') ?? '';
    const retryAfter = shown.extensions['retryAfter'];
    if (typeof retryAfter === 'number') response.set('retry-after', String(retryAfter));
    response
      .status(status)
      .type(accepts.includes('application/graphql-response+json') ? 'application/graphql-response+json' : 'application/json');
    response.send(JSON.stringify({ errors: [showError(shown.toJSON(), shown, log)] }));
  };
}

/** 429 for who may come back later. */
function statusOf({ extensions }: GraphQLError): number {
  if (extensions['code'] === 'UNAUTHENTICATED') return 401;
  return typeof extensions['retryAfter'] === 'number' ? 429 : 400;
}

function refusal(error: unknown): { readonly status: number; readonly shown: GraphQLError } {
  if (error instanceof GraphQLError) return { status: statusOf(error), shown: error };
  const status = property(error, 'status');
  if (status === 413) return { status, shown: failure('LIMIT_REACHED', 'The request is too large.', { limit: 'body', retryAfter: null }) };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status, shown: failure('GRAPHQL_VALIDATION_FAILED', 'The request body is not valid JSON.') };
  }
  return { status: 500, shown: new GraphQLError('failed', { originalError: error instanceof Error ? error : new Error(String(error)) }) };
}
