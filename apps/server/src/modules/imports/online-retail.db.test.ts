import { createReadStream, existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { importStage } from '../../../test/support/import-stage.js';
import { ImportKind } from './import.enums.js';
import { commitImport } from './imports.service.js';

const shared = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const path = `${shared}online-retail/online-retail-2010-12_2011-02.csv`;
const database = await templateDatabase();
const { ctx, commit, checked, counts, issues } = await importStage(database, { currency: 'GBP', zone: 'Europe/London' });

/** Sums of the file by plain splitting; every amount in pence, rounded half away from zero. */
async function sumsOfFile() {
  const sums = { rows: 0, anonymous: 0, pence: 0, pieces: 0, returned: 0, repeated: 0 };
  const [orders, customers, seen] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for await (const text of createInterface({ input: createReadStream(path) })) {
    const cells = [...text.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => match[1] ?? '');
    const [order = '', , , quantity = '', , price = '', customer = ''] = cells;
    if (order === 'InvoiceNo') continue;
    const amount = Number(quantity) * Math.round(Number(price) * 1000);
    sums.rows += 1;
    sums.pence += Math.sign(amount) * Math.round(Math.abs(amount) / 10);
    sums.pieces += Number(quantity);
    if (Number(quantity) < 0) sums.returned += 1;
    if (customer === '') sums.anonymous += 1;
    else customers.add(customer);
    if (seen.has(text)) sums.repeated += 1;
    seen.add(text);
    orders.add(order);
  }
  return { ...sums, orders: orders.size, customers: customers.size };
}

test.skipIf(!existsSync(path))(
  'three months of a real shop come in whole: sums are those of the file, and again they change nothing (needs ../shared/data/online-retail)',
  async () => {
    const expected = await sumsOfFile();
    const file = { path, bytes: statSync(path).size };
    const id = await checked(ImportKind.ORDERS, file);
    const all = { total: expected.rows, updated: 0, rejected: 0, anonymous: expected.anonymous };
    expect(await counts(id)).toEqual({ ...all, state: 'CHECKED', created: expected.rows, unchanged: 0 });
    expect((await issues(id)).filter(({ code }) => code === 'ROW_REPEATED')).toHaveLength(expected.repeated);

    await commitImport(ctx, id);
    await commit(id);
    expect(await counts(id)).toEqual({ ...all, state: 'DONE', created: expected.rows, unchanged: 0 });
    const [found] = await ctx.db.query<Record<string, number>[]>(
      `select count(*)::integer as rows, sum(amount)::integer as pence, sum(quantity)::integer as pieces,
         count(*) filter (where quantity < 0)::integer as returned,
         (select count(distinct split_part(external_id, '/', 1))::integer from orders) as orders,
         (select count(*)::integer from customers) as customers from lines`,
    );
    const { rows, pence, pieces, returned, orders, customers } = expected;
    expect(found).toEqual({ rows, pence, pieces, returned, orders, customers });
    expect(rows).toBe(105_335);

    const again = await checked(ImportKind.ORDERS, file);
    expect(await counts(again)).toEqual({ ...all, state: 'CHECKED', created: 0, unchanged: expected.rows });
  },
  240_000,
);

const messy = (name: string) => ({ path: `${shared}messy/${name}`, bytes: statSync(`${shared}messy/${name}`).size });
const rejectedLines = async (name: string) => {
  const id = await checked(ImportKind.ORDERS, messy(name));
  const refused = (await issues(id)).filter(({ severity }) => severity === 'REJECTED');
  return { counts: await counts(id), lines: [...new Set(refused.map(({ line }) => line))] };
};

test.skipIf(!existsSync(`${shared}messy`))(
  'files with bad lines name each of them, and nothing is unaccounted for (needs ../shared/data/messy)',
  async () => {
    for (const name of ['utf8_lf.csv', 'utf8_bom_crlf.csv']) {
      expect(await rejectedLines(name)).toMatchObject({ counts: { state: 'CHECKED', total: 2000, rejected: 0 }, lines: [] });
    }
    expect(await rejectedLines('ragged.csv')).toMatchObject({ counts: { total: 29, rejected: 2 }, lines: [11, 13] });
    const { counts: found, lines } = await rejectedLines('bad_cells.csv');
    expect(lines).toEqual(expect.arrayContaining([7, 8, 9, 10, 11, 13]));
    expect(found.total).toBe(50);
    expect(found.created + found.updated + found.unchanged + found.rejected).toBe(50);
  },
);
