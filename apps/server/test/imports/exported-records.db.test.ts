import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defineAttribute } from '../../src/access/index.js';
import { ExportKind } from '../../src/modules/exports/index.js';
import { writeRecordFile } from '../../src/modules/exports/export-file.js';
import { recordFile } from '../../src/modules/exports/record-files.js';
import { ImportKind } from '../../src/modules/imports/index.js';
import { entities } from '../../src/product.js';
import { templateDatabase } from '../support/database.js';
import { importStage } from '../support/import-stage.js';

const here = await importStage(await templateDatabase(entities));
const there = await importStage(await templateDatabase(entities));
const folder = await mkdtemp(join(tmpdir(), 'regulars-records-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const kinds = [
  [ExportKind.PRODUCTS, ImportKind.PRODUCTS],
  [ExportKind.CUSTOMERS, ImportKind.CUSTOMERS],
  [ExportKind.ORDERS, ImportKind.ORDERS],
] as const;

async function exported({ ctx }: typeof here, kind: ExportKind) {
  const path = join(folder, `${kind}-${ctx.viewer.userId}`);
  const rows = await writeRecordFile(ctx, await recordFile(ctx, kind, 'file'), { withBom: true }, path);
  return { path, bytes: (await stat(path)).size, rows };
}

for (const { ctx } of [here, there])
  await defineAttribute(ctx, { key: 'shoeSize', type: 'number', label: null, titleEn: 'Shoe size', titleZhCn: '鞋码' });
await here.brought(
  ImportKind.PRODUCTS,
  ['externalId,name,category,brand,facets.origin', 'S1,"Rye, dark",bread > rye,Hegu,Yunnan', 'S2,=1+1,,,'].join('\n'),
);
await here.brought(
  ImportKind.CUSTOMERS,
  [
    'customer id,card,email,phone,name,birthday,gender,city,tags,interests,attributes.shoeSize',
    '1,K1,a@example.com,+86 138 0013 8001,王小明,1990-02-28,女,杭州,vip;new,low-sugar,38',
    '2,,b@example.com,,@Zoë,,,,,,',
    '3,,,,"O\'Neil, ""Ben""",,,,,,',
  ].join('\n'),
);
await here.brought(
  ImportKind.ORDERS,
  [
    'order number,line id,sku,quantity,date,unit price,customer id,status,channel,store,payment,discount,shipping,tax,return of,delivered at',
    'A,,S1,2,2026-02-01 08:00:30,1.255555,1,paid,web,Westlake,alipay,0.5,6,0.1,,2026-02-03',
    'A,,S1,2,2026-02-01 08:00:30,1.255555,1,paid,web,Westlake,alipay,0.5,6,0.1,,2026-02-03',
    'A,,S2,-1,2026-02-01 08:00:30,0.5,1,paid,web,Westlake,alipay,0.5,6,0.1,,2026-02-03',
    'B,7,S2,1.5,2026-02-02,3,2,cancelled,,,,,,,,',
    'C,,,-1,2026-02-05,2.5,,,,,,,,,A,',
    'D,,S1,1,2026-02-06,3,,,,,,,,,,',
    'D,,S1,none,2026-02-06,3,,,,,,,,,,',
  ].join('\n'),
);

const contentOf = async ({ ctx }: typeof here): Promise<unknown> =>
  ctx.db.query(
    `select
       (select json_agg(x order by x.external_id, x.kind) from (
          select o.external_id, o.kind, o.source, o.placed_at, o.status, o.channel, s.key as store, o.payment, o.delivered_at, o.subtotal, o.discount,
            o.shipping, o.tax, o.total, o.return_of, o.incomplete, o.is_anonymous, c.external_id as customer,
            (select json_agg(json_build_array(l.key, p.external_id, l.quantity, l.unit_price, l.amount) order by l.key) from lines l
               left join products p on p.id = l.product_id where l.order_id = o.id) as lines
          from orders o left join stores s on s.id = o.store_id left join customers c on c.id = o.customer_id) x) as orders,
       (select json_agg(x order by x.external_id) from (
          select external_id, card, email, phone, display_name, birth_date, gender, city, tags, interests, attributes from customers) x) as customers,
       (select json_agg(x order by x.external_id) from (
          select p.external_id, p.name, p.brand, p.facets, c.path from products p left join categories c on c.id = p.category_id) x) as products`,
  );

test('what was exported changes nothing where it came from', async () => {
  for (const [kind, as] of kinds) {
    const { rows, ...file } = await exported(here, kind);
    const id = await here.brought(as, file);
    expect(await here.counts(id), kind).toMatchObject({ state: 'DONE', total: rows, unchanged: rows });
    expect(rows).toBeGreaterThan(0);
  }
});

test('an empty shop that takes the files is the same shop', async () => {
  for (const [kind, as] of kinds) {
    const { rows, ...file } = await exported(here, kind);
    expect(await there.counts(await there.brought(as, file)), kind).toMatchObject({ state: 'DONE', rejected: 0, total: rows });
  }
  expect(await contentOf(there)).toEqual(await contentOf(here));
});

test('columns that a role may not read are not in its file', async () => {
  const support = await recordFile(await here.as('marketer'), ExportKind.CUSTOMERS, 'file');
  expect(support.columns).not.toContain('email');
  expect(support.columns).toContain('city');
  await expect(recordFile(here.ctx, ExportKind.MEMBERS, 'file')).rejects.toMatchObject({ extensions: { code: 'INPUT_INVALID' } });
});
