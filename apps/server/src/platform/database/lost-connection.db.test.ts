import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';

const { pool } = await templateDatabase();

test('a connection that is lost between two statements fails the next one, and nothing else', async () => {
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const lost = new Promise((resolve) => client.once('end', resolve)); // once() of node:events would hear the error too
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await lost;
  await expect(client.query('select 1')).rejects.toThrow('not queryable');
  client.release();
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
