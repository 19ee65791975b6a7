import type pg from 'pg';

/** Everything of a shop; roles, running jobs, the log of data changes and the audit log stay. */
const shopTables = `
  categories products stores
  customers identities contact_points interests stated_preferences field_verifications attribute_definitions customer_merges
  orders order_keys lines events consents consent_log erasures
  segments segment_versions segment_members segment_refreshes membership_changes segment_overrides segment_drafts
  imports import_rows import_values import_issues exports files outbox idempotency_keys`
  .trim()
  .split(/\s+/);

/**
 * Removes the demo shop with its users, so that a shop of one's own can begin; true if there was one. Refuses a real shop. Files on disk
 * (uploads, exports) are the caller's.
 */
export async function removeDemo(pool: pg.Pool, now: Date): Promise<boolean> {
  const client = await pool.connect();
  let failed: unknown;
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    const { rows } = await client.query<{ is_demo: boolean }>('select is_demo from organisation for update');
    const shop = rows[0];
    if (shop && !shop.is_demo) throw new Error('This is a real shop; only the demo shop can be removed.');
    if (shop) await emptyDemo(client, now);
    await client.query('commit');
    return shop !== undefined;
  } catch (error) {
    failed = error;
    throw error;
  } finally {
    client.release(failed !== undefined);
  }
}

/** What runs a statement: a connection, or a transaction of TypeORM. */
export interface Statements {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

/** The same inside a transaction of the caller's, who has made sure that the shop is the demo. */
export async function emptyDemo(db: Statements, now: Date): Promise<void> {
  await db.query(`truncate ${shopTables.join(', ')}`);
  await db.query('alter sequence customer_ordinals restart with 0');
  await db.query('delete from users where is_demo');
  await db.query('delete from organisation where is_demo');
  await db.query(`insert into changes (kind, changed_at) values ('rebuild', $1)`, [now]);
}
