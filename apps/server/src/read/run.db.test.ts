import { expect, test } from 'vitest';
import { templateDatabase } from '../../test/support/database.js';
import { runStatement } from './run.js';

const database = await templateDatabase();
const { pool } = database;
const { signal } = new AbortController();

test('a statement may take as long as its caller has patience, and the next one as long as is usual', async () => {
  const shown = { text: "select current_setting('statement_timeout') as patience", values: [] };
  expect(await runStatement({ pool, signal, patience: 60_000 }, shown)).toEqual([{ patience: '1min' }]);
  expect(await runStatement({ pool, signal }, shown)).toEqual([{ patience: '30s' }]);
  const slow = { text: 'select pg_sleep(5)', values: [] };
  await expect(runStatement({ pool, signal, patience: 50 }, slow)).rejects.toMatchObject({
    extensions: { code: 'LIMIT_REACHED' },
  });
});

test('questions that all go away at once, one on each connection, leave the connections to others', async () => {
  const gone = new AbortController();
  const asked = Array.from({ length: 15 }, () => runStatement({ pool, signal: gone.signal }, { text: 'select pg_sleep(20)', values: [] }));
  const ended = Promise.allSettled(asked);
  const running = `select count(*)::integer as running from pg_stat_activity where datname = current_database() and query like '%pg_sleep(20)%' and state = 'active'`;
  const others = database.dataSource; // has connections of its own
  await expect.poll(async () => (await others.query<{ running: number }[]>(`${running} and pid <> pg_backend_pid()`))[0]?.running).toBe(10);
  gone.abort();
  await ended;
  expect(await runStatement({ pool, signal: new AbortController().signal }, { text: 'select 1 as one', values: [] })).toEqual([{ one: 1 }]);
}, 15_000);
