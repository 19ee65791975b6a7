import type pg from 'pg';

/** Indexes and constraints that were set aside, as the statements that make them again. */
export type SetAside = readonly string[];

interface Definition {
  readonly drop: string;
  readonly make: string;
}

/**
 * Drops the indexes, keys and foreign keys of tables that will be filled by COPY: made once over all rows they cost a fraction, and they
 * check the rows just the same. Inside the load's transaction, so a load that fails leaves them as they were.
 */
export async function setIndexesAside(client: pg.ClientBase, tables: readonly string[]): Promise<SetAside> {
  const constraints = await client.query<Definition>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
       from pg_constraint
      where contype in ('p', 'u', 'f') and conrelid = any ($1::text[]::regclass[])
      order by contype = 'f' desc, conname`,
    [tables],
  );
  for (const { drop } of constraints.rows) await client.query(drop);
  const indexes = await client.query<Definition>(
    `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as make
       from pg_index where indrelid = any ($1::text[]::regclass[]) order by indexrelid`,
    [tables],
  );
  for (const { drop } of indexes.rows) await client.query(drop);
  return [...indexes.rows, ...constraints.rows.toReversed()].map(({ make }) => make);
}

/** Makes them again; `made` is called after each. */
export async function makeIndexes(client: pg.ClientBase, aside: SetAside, made: () => void): Promise<void> {
  for (const statement of aside) {
    await client.query(statement);
    made();
  }
}
