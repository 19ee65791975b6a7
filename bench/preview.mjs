// `pnpm bench preview [--customers 200000] [--rounds 12]`: how long a preview takes, over GraphQL with counts per condition, against
// hand-written SQL that answers the same question with the count alone. Both ask in turn (A B A B …) on the same database.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { quantile, random } from './measure.mjs';
import { report } from './report.mjs';
import { startBenchServer } from './server.mjs';

const { values: given } = parseArgs({ options: { customers: { type: 'string' }, rounds: { type: 'string' } } });
const customers = Number(given.customers ?? 200_000);
const rounds = Number(given.rounds ?? 12);

const cities = ['Shanghai', 'Hangzhou', 'Suzhou', 'Nanjing', 'Ningbo', 'Wuxi', 'Hefei', 'Guangzhou'];
const draw = random(42);
const int = (low, high) => low + Math.floor(draw() * (high - low + 1));
const city = () => cities[int(0, cities.length - 1)];
const dayStart = (days) => `(date_trunc('day', now() at time zone 'Asia/Shanghai') - interval '${days} days') at time zone 'Asia/Shanghai'`;
const orders = "o.kind = 'order' and o.status <> 'cancelled' and o.placed_at <= now()";

/** Each question as the language says it and as somebody who knows the tables would write it. */
const questions = [
  [
    'city and age',
    () => {
      const [a, n] = [city(), int(20, 50)];
      return [
        `city = "${a}" and age >= ${n}`,
        `select count(*) from customers where city = '${a}' and birth_date <= (now() at time zone 'Asia/Shanghai')::date - interval '${n} years'`,
      ];
    },
  ],
  [
    'orders in a window',
    () => {
      const [n, d] = [int(2, 4), int(30, 120)];
      return [
        `count(orders within ${d} days) >= ${n}`,
        `select count(*) from (select o.customer_id from orders o join customers c on c.id = o.customer_id where ${orders} and o.placed_at >= ${dayStart(d)} group by 1 having count(*) >= ${n}) x`,
      ];
    },
  ],
  [
    'bread regulars gone quiet',
    () => {
      const [n, d, a, b] = [int(2, 4), int(45, 90), city(), city()];
      return [
        `count(orders within ${d} days where count(lines where product.category = "bread") >= 1) >= ${n} and city in ("${a}", "${b}") and not count(orders within 14 days) >= 1`,
        `select count(*) from customers c where c.city in ('${a}', '${b}')
        and (select count(*) from orders o where o.customer_id = c.id and ${orders} and o.placed_at >= ${dayStart(d)} and exists (select 1 from lines l join products p on p.id = l.product_id join categories k on k.id = p.category_id where l.customer_id = o.customer_id and l.order_id = o.id and 'bread' = any (k.path))) >= ${n}
        and not exists (select 1 from orders o where o.customer_id = c.id and ${orders} and o.placed_at >= ${dayStart(14)})`,
      ];
    },
  ],
  [
    'spend over all time',
    () => {
      const n = int(300, 3000);
      return [
        `sum(lines.amount) > ${n}`,
        `select count(*) from (select l.customer_id from lines l join customers c on c.id = l.customer_id where l.counts and l.placed_at <= now() group by 1 having sum(l.amount) > ${n * 100}) x`,
      ];
    },
  ],
  [
    'nested mix',
    () => {
      const [a, b, n, d] = [city(), city(), int(200, 900), int(60, 200)];
      return [
        `(city = "${a}" or city = "${b}" and tags has any of ("vip", "student")) and sum(lines.amount within 365 days where product.category = "cake") > ${n} and not count(orders within ${d} days where channel = "web") >= 1`,
        `select count(*) from customers c where (c.city = '${a}' or c.city = '${b}' and c.tags && array['vip', 'student'])
        and (select sum(l.amount) from lines l join products p on p.id = l.product_id join categories k on k.id = p.category_id where l.customer_id = c.id and l.counts and l.placed_at <= now() and l.placed_at >= ${dayStart(365)} and 'cake' = any (k.path)) > ${n * 100}
        and not exists (select 1 from orders o where o.customer_id = c.id and ${orders} and o.channel = 'web' and o.placed_at >= ${dayStart(d)})`,
      ];
    },
  ],
];

const aim = customers <= 200_000 ? 2000 : null;
const server = await startBenchServer(customers);
if (customers >= 100_000 && process.env.REGULARS_ENGINE !== 'postgres') console.log(`The replica took ${await server.whenReady()} s.`);
await server.whenIdle();
const direct = new pg.Client({ connectionString: server.databaseUrl });
await direct.connect();
const rows = [];
try {
  for (const [name, make] of questions) {
    const [ours, theirs] = [[], []];
    for (let round = -2; round < rounds; round += 1) {
      const [text, sql] = make();
      const a = performance.now();
      const { count } = await server.preview(text);
      const b = performance.now();
      const rival = Number((await direct.query(sql)).rows[0].count);
      const c = performance.now();
      if (count !== rival) throw new Error(`${name}: ${count} by the preview, ${rival} by hand\n${text}`);
      if (round < 0) continue;
      ours.push(b - a);
      theirs.push(c - b);
    }
    const ratios = ours.map((one, index) => theirs[index] / one);
    rows.push({
      command: 'preview',
      question: name,
      median: quantile(ours, 0.5),
      p95: quantile(ours, 0.95),
      rival: quantile(theirs, 0.5),
      ratio: quantile(ratios, 0.5),
    });
  }
} finally {
  await direct.end();
  await server.close();
}

report(
  `preview-${customers}`,
  rows.map((row) => ({ ...row, aim, met: aim === null ? null : row.p95 <= aim })),
);
