import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import type { DataSource } from 'typeorm';

const migrationLock = 7_205_403;
const oldestVersion = 15;

/** Runs the migrations that are missing, ours and the job queue's. Of servers that start at once, one does and the others wait. */
export async function migrate(dataSource: DataSource, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'regulars migrations' });
  await client.connect();
  try {
    await assertVersion(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]); // ends with the connection, also when we are killed
    await dataSource.runMigrations();
    await migrateJobs({ connectionString: url, maxPoolSize: 2 });
  } finally {
    await client.end();
  }
}

async function assertVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::integer / 10000 as number`,
  );
  const found = rows[0];
  if (!found || found.number < oldestVersion)
    throw new Error(`PostgreSQL ${oldestVersion} or newer is needed; this one is ${found?.version ?? 'unknown'}.`);
}
