import { expect, test } from 'vitest';
import { templateDatabase } from '../../test/support/database.js';
import { runStatement } from './run.js';

const database = await templateDatabase();
const { signal } = new AbortController();

test('a statement may take as long as its caller has patience, and the next one as long as is usual', async () => {
  const shown = { text: "select current_setting('statement_timeout') as patience", values: [] };
  expect(await runStatement({ pool: database.pool, signal, patience: 60_000 }, shown)).toEqual([{ patience: '1min' }]);
  expect(await runStatement({ pool: database.pool, signal }, shown)).toEqual([{ patience: '30s' }]);
  const slow = { text: 'select pg_sleep(5)', values: [] };
  await expect(runStatement({ pool: database.pool, signal, patience: 50 }, slow)).rejects.toMatchObject({
    extensions: { code: 'LIMIT_REACHED' },
  });
});
