import { pino } from 'pino';

export type Log = pino.Logger;

/** A structured log on standard error; values of customers are never logged. Errors go under `err` or `error`. */
export const createLog = (level: string): Log =>
  pino({ level, base: null, serializers: { err: described, error: described } }, pino.destination(2));

/** Of an error only what it says: those of the database carry the connection, and the values of the statement. */
function described(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}
