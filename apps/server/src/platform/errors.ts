import type { ErrorCode } from '@regulars/graph';
import { GraphQLError } from 'graphql';

/** The one factory of errors that callers see. The message is for people; programs read `extensions.code`. */
export function failure(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details } });
}

/** Absent and out of scope are the same answer. */
export const notFound = (what: string): GraphQLError => failure('NOT_FOUND', `No such ${what}.`);

/** A rule that an input broke; `path` names the place, as in `input.0.email`. */
export interface InputIssue {
  readonly path: string;
  readonly rule: string;
}

/** Refuses an input as a whole, naming each place. */
export const inputInvalid = (...issues: readonly InputIssue[]): GraphQLError =>
  failure('INPUT_INVALID', `The input is not valid: ${issues.map((issue) => `${issue.path} ${issue.rule}`).join('; ')}.`, { issues });

/** Refuses a write that another one overtook; `current` is what is there now. */
export const conflict = (message: string, current: unknown): GraphQLError => failure('CONFLICT', message, { current });
