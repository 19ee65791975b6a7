import { pino } from 'pino';

export type Log = pino.Logger;

/** A structured log on standard error; values of customers are never logged. */
export const createLog = (level: string): Log => pino({ level, base: null }, pino.destination(2));
