import { randomBytes } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { type ErrorCode, errorCodes } from '@regulars/graph';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from '../platform/log.js';

/** Codes of the libraries that all mean: this is no request of this schema. */
const refused = new Set([
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const codeOf = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
};

/**
 * An error as callers see it: a code of the closed list, no stack, no SQL, and nothing of fields they cannot see. What was not expected gets
 * a reference, under which the log has the rest. Whoever asks for more than the few fields before sign-in is told to sign in.
 */
export function showError(formatted: GraphQLFormattedError, error: unknown, log: Log, signedIn = true): GraphQLFormattedError {
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  const show = (message: string, code: ErrorCode, details: Readonly<Record<string, unknown>> = {}): GraphQLFormattedError => ({
    message,
    ...place,
    extensions: { ...details, code },
  });
  const cause = unwrapResolverError(error);
  const given = formatted.extensions?.['code'];
  if (cause instanceof GraphQLError && typeof given === 'string') {
    if (given === 'GRAPHQL_VALIDATION_FAILED' && !signedIn) return show(withoutSuggestion(formatted.message), 'UNAUTHENTICATED');
    if (refused.has(given)) return show(withoutSuggestion(formatted.message), 'GRAPHQL_VALIDATION_FAILED');
    const known = errorCodes.find((code) => code === given);
    if (known) {
      const { code: _code, http: _http, stacktrace: _stacktrace, ...details } = cause.extensions;
      return show(formatted.message, known, details);
    }
  }
  if (codeOf(cause) === '57014') return show('The question took too long and was stopped.', 'UNAVAILABLE');
  const reference = randomBytes(6).toString('base64url');
  log.error({ err: cause, reference }, 'A request failed.');
  return show(`Something went wrong. The log has more under ${reference}.`, 'INTERNAL', { reference });
}

/** Errors must not tell of fields that were not asked for. */
const withoutSuggestion = (message: string): string => message.replace(/ Did you mean .*\?$/s, '');
