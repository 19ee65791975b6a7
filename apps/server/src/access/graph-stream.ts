import type { Request, RequestHandler } from 'express';
import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/express';
import type { Log } from '../platform/log.js';
import { showError } from './graph-errors.js';
import type { GraphRequest } from './graph-http.js';
import { noteDocument } from './persisted-documents.js';
import type { OpenStreams } from './open-streams.js';
import { recordReads } from './keep-record.js';

/** Answers operations as server-sent events, each on a connection of its own; subscriptions live here. */
export function streamHandler(requestOf: (request: Request) => GraphRequest, log: Log, streams: OpenStreams): RequestHandler {
  return async (request, response) => {
    const asked = requestOf(request);
    let operation: OperationDefinitionNode | undefined;
    const handler = createHandler({
      schema: asked.view.schema,
      context: { ...asked.ctx },
      validate: validateQuietly,
      subscribe: async (args) => {
        const events = await subscribe(args);
        return Symbol.asyncIterator in events ? whileAllowed(asked, events) : events;
      },
      onOperation: async (_context, _request, { document, operationName }) => {
        operation = getOperationAST(document, operationName) ?? undefined;
        const text = document.loc?.source.body;
        if (asked.ctx.viewer?.client && text !== undefined) await noteDocument(asked.ctx, asked.ctx.viewer.client, text);
      },
      onNext: async (_context, _request, result) => {
        await recordReads(asked.ctx, operation);
        return 'errors' in result && result.errors
          ? { ...result, errors: result.errors.map((error) => toShown(error, log, asked.view.signedIn)) }
          : undefined;
      },
    });
    const over = streams.watch(asked, asked.ctx.now(), asked.ctx.viewer?.client?.endsAt);
    response.once('close', over);
    await handler(request, response);
  };
}

/** Without suggestions, which would tell of fields that were not asked for. */
const validateQuietly = (schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] =>
  validate(schema, document, specifiedRules, { hideSuggestions: true }).map(
    ({ message, nodes }) => new GraphQLError(message, { nodes: nodes ?? [], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
  );

function toShown(error: GraphQLError, log: Log, signedIn: boolean): GraphQLError {
  const { message, extensions } = showError(error.toJSON(), error, log, signedIn);
  return new GraphQLError(message, { nodes: error.nodes ?? [], path: error.path ?? [], extensions: extensions ?? {} });
}

/** Passes events on until the caller's session or rights are no longer what they were. */
async function* whileAllowed<T>(asked: GraphRequest, events: AsyncGenerator<T, void, void>): AsyncGenerator<T, void, void> {
  // A generator that waits for an event cannot be told to return, so the source is ended when the caller goes away.
  asked.ctx.signal.addEventListener('abort', () => void events.return(), { once: true });
  for await (const event of events) {
    if (!(await asked.stillHolds())) return;
    yield event;
  }
}
