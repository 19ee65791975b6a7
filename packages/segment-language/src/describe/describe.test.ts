import { expect, test } from 'vitest';
import { describe, parse, phraseOf, type Condition } from '../index.js';
import { shopCatalogue } from '../testing.js';

const catalogue = shopCatalogue();

function tree(text: string): Condition {
  const result = parse(text);
  if (!result.ok) throw new Error(text);
  return result.condition;
}

const quiet =
  'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 3 and (city = "杭州" or city = "苏州" and usualStore in ("guanqian", "pingjiang")) and not count(orders within 14 days) >= 1 and not member of "contacted-this-week"';

test.each([
  [
    'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 3 and city in ("Hangzhou", "Suzhou") and not count(orders within 14 days) >= 1',
    'Customers who ordered bread at least 3 times in the last 60 days, and who live in Hangzhou or Suzhou, and who did not order in the last 14 days.',
    '近 60 天购买面包不少于 3 次，且住在 Hangzhou 或 Suzhou，且近 14 天没有下单的顾客。',
  ],
  [
    quiet,
    'Customers who ordered bread at least 3 times in the last 60 days, and (who live in 杭州, or (who live in 苏州, and whose usual shop is Guanqian or Pingjiang)), and who did not order in the last 14 days, without anyone in “本周已联系”.',
    '近 60 天购买面包不少于 3 次，且（住在杭州，或（住在苏州，且常去门店为观前店或平江店）），且近 14 天没有下单的顾客；排除「本周已联系」。',
  ],
  [
    'sum(lines.amount within 365 days where product.category = "bread") > 500',
    'Customers who spent more than 500 on bread in the last 365 days.',
    '近 365 天在面包上消费超过 500 的顾客。',
  ],
  [
    'count(orders where channel = "web" and count(lines where product.brand = "Yili") >= 1) >= 2',
    'Customers who have at least 2 orders where (channel is Web shop, and it contains Yili products).',
    '（渠道为网店，且含 Yili 的商品）的订单不少于 2 笔的顾客。',
  ],
  [
    'lastOrderAt before 90 days ago and rfm.recency <= 2',
    'Customers who last ordered more than 90 days ago, and whose recency score is at most 2.',
    '最近一次下单距今超过 90 天，且近度不超过 2 的顾客。',
  ],
  [
    'tags has any of ("vip", "staff-friend") and birthDate has anniversary within next 7 days',
    'Customers who are tagged “vip” or “staff-friend”, and who have their birthday in the next 7 days.',
    '带有标签「vip」或「staff-friend」，且未来 7 天过生日的顾客。',
  ],
  [
    'member of "big-spenders" and not member of "contacted-this-week"',
    'Customers who are in “Big spenders”, without anyone in “本周已联系”.',
    '属于「Big spenders」的顾客；排除「本周已联系」。',
  ],
  [
    'consent.emailMarketing = "granted" and reachable.sms is true and attributes.shoeSize is missing',
    'Customers who have consented to e-mail marketing, and who can be reached by SMS, and whose shoe size is not known.',
    '已同意邮件营销，且可以通过短信触达，且鞋码未知的顾客。',
  ],
  [
    'not (city = "Riga" and age > 30)',
    'Customers who are not among those (who live in Riga, and whose age is more than 30).',
    '不满足（住在 Riga，且年龄大于 30）的顾客。',
  ],
  ['not age >= 30', 'Customers whose age is less than 30 or is not known.', '年龄小于 30 或未知的顾客。'],
  ['gender != "male"', 'Customers whose gender is known and is not Male.', '性别已知且不为男的顾客。'],
  [
    'count(orders) = 0 or count(orders last month) >= 1',
    'Customers who have never ordered, or who ordered last month.',
    '从未下过单，或上月下过单的顾客。',
  ],
  [
    'totalSpent >= 1234.5 and not ordersCount > 3 and createdAt on or after 2026-05-01',
    'Customers who have spent at least 1,234.50 in total, and who have ordered at most 3 times, and who were added on or after 1 May 2026.',
    '累计消费不少于 1,234.50，且累计下单不超过 3 次，且建档时间在 2026年5月1日或之后的顾客。',
  ],
  [
    'share(orders within 365 days where channel = "web") >= 0.5 and average(orders.total this month) > 30',
    'Customers whose share of orders in the last 365 days where channel is Web shop is at least 50%, and whose average total of orders this month is more than 30.',
    '近 365 天渠道为网店的订单占比不低于 50%，且本月订单的金额平均值大于 30 的顾客。',
  ],
])('%s', (text, english, chinese) => {
  expect(describe(tree(text), catalogue, 'en')).toBe(english);
  expect(describe(tree(text), catalogue, 'zh-CN')).toBe(chinese);
});

function row(text: string, locale: 'en' | 'zh-CN'): string {
  return phraseOf(tree(text), catalogue, locale)
    .map((phrase) => (phrase.text === '·' ? ' · ' : phrase.text))
    .join('');
}

test.each([
  [
    'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 3',
    'Orders · count ≥ 3 · last 60 days · where category is Bread',
    '订单 · 次数 ≥ 3 · 近 60 天 · 其中品类为面包',
  ],
  ['not count(orders within 14 days) >= 1', 'Not Orders · count ≥ 1 · last 14 days', '不满足 订单 · 次数 ≥ 1 · 近 14 天'],
  ['usualStore in ("guanqian", "pingjiang")', 'Usual shop is Guanqian or Pingjiang', '常去门店为观前店或平江店'],
  ['sum(lines.amount last year) > 500', 'Order lines · combined amount > 500 · last year', '订单明细 · 合计金额 > 500 · 去年'],
  ['age between 25 and 40', 'Age is between 25 and 40', '年龄在 25 至 40 之间'],
  ['member of "big-spenders"', 'Member of Big spenders', '属于 Big spenders'],
  ['a = 1 and b = 2', 'All of', '全部满足'],
  ['a = 1 or b = 2', 'Any of', '任一满足'],
])('the row of %s', (text, english, chinese) => {
  expect([row(text, 'en'), row(text, 'zh-CN')]).toEqual([english, chinese]);
});

test('an empty group never reads as everybody, and what is to come shows as a mark', () => {
  expect(describe({ kind: 'all', children: [] }, catalogue, 'en')).toBe('No condition yet.');
  expect(describe({ kind: 'any', children: [] }, catalogue, 'zh-CN')).toBe('还没有条件。');
  expect(describe({ kind: 'compare', field: 'age', operator: '>=' }, catalogue, 'en')).toBe('Customers whose age is at least ….');
  expect(describe({ kind: 'compare', field: 'age', operator: 'between' }, catalogue, 'zh-CN')).toBe('年龄在… 至 …之间的顾客。');
});

test('of a long list the first values stand and how many more there are', () => {
  const list: Condition = {
    kind: 'compare',
    field: 'city',
    operator: 'in',
    value: Array.from({ length: 1006 }, (_, index) => `C${index}`),
  };
  expect(describe(list, catalogue, 'en')).toBe('Customers who live in C0, C1, C2, C3, C4, C5 or 1,000 more.');
  expect(describe(list, catalogue, 'zh-CN')).toBe('住在 C0、C1、C2、C3、C4、C5 等 1,006 项的顾客。');
});

test('a row names stored values as the sentence does', () => {
  const city = catalogue.fields.find(({ name }) => name === 'city');
  if (!city) throw new Error('The shop has a field for the city.');
  const named = { ...city, values: [{ value: 'Hangzhou', title: { en: 'Hangzhou', zhCn: '杭州' } }] };
  const withNames = { ...catalogue, fields: [named] };
  const row = phraseOf(tree('city = "Hangzhou"'), withNames, 'zh-CN');
  expect(row.map(({ text }) => text).join('')).toContain('杭州');
});
