import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { connectDatabase, type Database, type Entities } from '../../src/platform/database/database.js';
import { createLog } from '../../src/platform/log.js';
import { administer, withDatabase } from './template-server.js';

/**
 * An empty, migrated database for the calling test file alone, dropped when the file ends. Call it at the top of the file:
 * `const database = await templateDatabase();`
 */
export async function templateDatabase(entities: Entities = []): Promise<Database> {
  const templateUrl = inject('templateUrl');
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `test_${randomBytes(8).toString('hex')}`;
  // Nobody may be connected to a database while it is copied, so orders are given from the neighbouring one.
  const serverUrl = withDatabase(templateUrl, 'postgres');
  await administer(serverUrl, `create database ${name} template ${template} strategy file_copy`);
  const database = await connectDatabase(withDatabase(templateUrl, name), createLog('error'), 30_000, entities);
  afterAll(async () => {
    await database.close();
    await administer(serverUrl, `drop database ${name} with (force)`);
  });
  return database;
}
