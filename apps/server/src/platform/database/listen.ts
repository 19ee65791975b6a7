import pg from 'pg';
import type { Log } from '../log.js';

/** A connection that hears NOTIFY on one channel. */
export interface Listener {
  close(): Promise<void>;
}

/** Milliseconds between attempts to hear again after the connection was lost. */
const retryAfter = 1000;

/**
 * Calls `heard` with the payload of every NOTIFY on the channel, and with undefined whenever listening begins (again): something may have
 * been missed until then. Lost connections are opened again.
 */
export async function listen(url: string, channel: string, log: Log, heard: (payload: string | undefined) => void): Promise<Listener> {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const open = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: `regulars listens to ${channel}`, keepAlive: true });
    next.on('error', (error) => log.warn(error, 'The connection that listens was lost.'));
    next.on('notification', ({ payload }) => heard(payload));
    await next.connect();
    await next.query(`listen ${next.escapeIdentifier(channel)}`);
    next.on('end', reopen);
    client = next;
    heard(undefined);
  };
  const reopen = (): void => {
    if (!closed) timer = setTimeout(() => void open().catch(reopen), retryAfter);
  };

  await open();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
