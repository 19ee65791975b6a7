import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { ChangeLog } from './change-log.js';

const { pool } = await templateDatabase();

test('changes that a long transaction keeps in sight are not counted again at each look', async () => {
  const older = await pool.connect();
  const client = await pool.connect();
  try {
    await older.query('begin');
    await older.query('select pg_current_xact_id()'); // nothing after it is beyond doubt while it is under way
    const { rows } = await client.query<{ xmin: string; snapshot: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, pg_current_snapshot()::text as snapshot',
    );
    const log = new ChangeLog(BigInt(rows[0]?.xmin ?? 0), rows[0]?.snapshot ?? '', async () => new Map());
    const write = () => client.query(`insert into changes (kind, changed_at) select 'products', now() from generate_series(1, 15000)`);
    await write();
    expect(await log.read(client)).toMatchObject({ products: true, tooMany: false });
    await write();
    expect(await log.read(client)).toMatchObject({ products: true, tooMany: false });
    await write();
    await write();
    expect(await log.read(client)).toMatchObject({ tooMany: true });
  } finally {
    await older.query('rollback');
    older.release();
    client.release();
  }
});
