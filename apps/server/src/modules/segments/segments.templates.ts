import type { Words } from '@regulars/segment-language';

/** A ready-made rule to start from. */
export interface Template {
  readonly key: string;
  readonly group: Words;
  readonly name: Words;
  readonly description: Words;
  readonly text: string;
}

const words = (en: string, zhCn: string): Words => ({ en, zhCn });
const lifecycle = words('Life cycle', '生命周期');
const value = words('Value', '价值');
const habits = words('Habits', '购买习惯');
const products = words('Products', '商品');
const contact = words('Contact', '触达');
const tests = words('Tests', '实验');

const template = (group: Words, key: string, name: Words, description: Words, text: string): Template => ({
  key,
  group,
  name,
  description,
  text,
});

const ordersWith = (category: string, window: string): string =>
  `count(orders ${window} where count(lines where product.category = "${category}") >= 1)`;

/** The gallery, in the order it is shown. Amounts are in the currency of the shop and meant to be changed. */
export const templates: readonly Template[] = [
  template(
    products,
    'bread-regulars-gone-quiet',
    words('Bread regulars gone quiet', '面包常客·近日沉寂'),
    words('Bought bread in three orders of the last 60 days, but nothing for two weeks.', '近 60 天有三单买过面包，但两周没有下单。'),
    `${ordersWith('bread', 'within 60 days')} >= 3 and not count(orders within 14 days) >= 1`,
  ),
  template(
    lifecycle,
    'new-customers',
    words('New customers', '新顾客'),
    words('First order in the last 30 days.', '近 30 天首次下单。'),
    'firstOrderAt within 30 days',
  ),
  template(
    lifecycle,
    'first-to-second-order',
    words('Waiting for the second order', '待复购首单客'),
    words(
      'One order so far, 7 to 45 days ago: the time when a second one is won or lost.',
      '只买过一单，距今 7 至 45 天：争取复购的关键时段。',
    ),
    'ordersCount = 1 and firstOrderAt within 45 days and firstOrderAt before 7 days ago',
  ),
  template(
    lifecycle,
    'loyal-regulars',
    words('Loyal regulars', '忠实常客'),
    words('Six orders in half a year, the latest within a month.', '半年内至少六单，且近一个月仍有下单。'),
    'count(orders within 180 days) >= 6 and count(orders within 30 days) >= 1',
  ),
  template(
    lifecycle,
    'at-risk',
    words('At risk', '流失风险'),
    words('Came back at least three times and stopped 60 to 180 days ago.', '至少买过三单，最近一单在 60 至 180 天前。'),
    'ordersCount >= 3 and lastOrderAt before 60 days ago and lastOrderAt on or after 180 days ago',
  ),
  template(
    lifecycle,
    'lost',
    words('Lost', '已流失'),
    words('Bought before, but not for half a year.', '曾经购买，但半年以上没有下单。'),
    'ordersCount >= 1 and lastOrderAt before 180 days ago',
  ),
  template(
    lifecycle,
    'one-time-buyers',
    words('One-time buyers', '一次性顾客'),
    words('One order, more than 90 days ago.', '只买过一单，且已超过 90 天。'),
    'ordersCount = 1 and firstOrderAt before 90 days ago',
  ),
  template(
    value,
    'big-spenders',
    words('Big spenders', '高消费顾客'),
    words('Spent 2,000 or more on goods within a year, returns taken off.', '一年内商品消费满 2000，已扣退货。'),
    'sum(lines.amount within 365 days) >= 2000',
  ),
  template(
    value,
    'high-average-order',
    words('Large baskets', '高客单价'),
    words('Three or more orders of 120 and more on average.', '至少三单，平均每单 120 以上。'),
    'averageOrder >= 120 and ordersCount >= 3',
  ),
  template(
    value,
    'frequent-small-baskets',
    words('Often, but little', '高频低额'),
    words('Six orders in 90 days of less than 40 on average: room for one more item.', '90 天内至少六单，平均每单不足 40：可以推荐加购。'),
    'count(orders within 90 days) >= 6 and averageOrder < 40',
  ),
  template(
    habits,
    'weekend-mornings',
    words('Weekend mornings', '周末早晨常客'),
    words('Three orders on Saturday or Sunday mornings within 90 days.', '90 天内至少三单在周六或周日早晨。'),
    'count(orders within 90 days where weekday in (6, 7) and hour between 6 and 10) >= 3',
  ),
  template(
    habits,
    'wechat-only',
    words('WeChat only', '只在微信下单'),
    words('Orders by WeChat and by nothing else.', '只通过微信小程序下单。'),
    'count(orders where channel = "wechat") >= 1 and count(orders where channel != "wechat") = 0',
  ),
  template(
    habits,
    'store-and-online',
    words('In store and online', '线上线下都买'),
    words('Bought in a store and online within half a year.', '半年内既在门店也在线上购买。'),
    'count(orders within 180 days where channel = "store") >= 1 and count(orders within 180 days where channel in ("web", "wechat", "delivery")) >= 1',
  ),
  template(
    habits,
    'explorers',
    words('Explorers', '尝鲜顾客'),
    words('Bought from five or more categories within half a year.', '半年内买过五个以上分类。'),
    'distinct(lines.product.category within 180 days) >= 5',
  ),
  template(
    habits,
    'returners',
    words('Frequent returns', '常退货'),
    words('Gave something back twice or more within a year.', '一年内至少两次退货。'),
    'count(lines within 365 days where quantity < 0) >= 2',
  ),
  template(
    habits,
    'cart-left-behind',
    words('Cart left behind', '加购未下单'),
    words('Put something into the cart in the last 7 days and ordered nothing since.', '近 7 天加入购物车但没有下单。'),
    'count(events within 7 days where name = "addedToCart") >= 1 and not count(orders within 7 days) >= 1',
  ),
  template(
    products,
    'probiotics-users',
    words('Probiotics users', '益生菌用户'),
    words('Two orders with probiotics within half a year.', '半年内至少两单买过益生菌。'),
    `${ordersWith('probiotic', 'within 180 days')} >= 2`,
  ),
  template(
    products,
    'probiotics-running-out',
    words('Probiotics running out', '益生菌将用完'),
    words(
      'Bought probiotics 25 to 60 days ago and not since: a pack lasts about a month.',
      '25 至 60 天前买过益生菌，之后未再购买：一盒约用一个月。',
    ),
    `${ordersWith('probiotic', 'between 25 and 60 days ago')} >= 1 and not ${ordersWith('probiotic', 'within 24 days')} >= 1`,
  ),
  template(
    products,
    'seasonal-buyers',
    words('Seasonal buyers', '时令买家'),
    words(
      'Bought seasonal goods in two orders of the last year: mooncakes, zongzi, qingtuan.',
      '近一年至少两单买过时令商品：月饼、粽子、青团等。',
    ),
    `${ordersWith('seasonal', 'within 365 days')} >= 2`,
  ),
  template(
    products,
    'gift-givers',
    words('Gift givers', '送礼顾客'),
    words('Bought gifts in the last year.', '近一年买过礼品。'),
    `${ordersWith('gift', 'within 365 days')} >= 1`,
  ),
  template(
    contact,
    'birthday-soon',
    words('Birthday in the next 7 days', '7 天内生日'),
    words('Birthday today or within the next 7 days.', '今天或未来 7 天内过生日。'),
    'birthDate has anniversary within next 7 days',
  ),
  template(
    contact,
    'consented-but-silent',
    words('Consented, but silent', '已授权但沉寂'),
    words('May be written to, bought before, nothing for 90 days.', '可以触达、曾经购买，但 90 天没有下单。'),
    '(reachable.email is true or reachable.sms is true or reachable.wechat is true) and ordersCount >= 1 and lastOrderAt before 90 days ago',
  ),
  template(
    contact,
    'big-spenders-not-on-wechat',
    words('Big spenders not on WeChat', '未加微信的高消费顾客'),
    words('Spent 1,000 or more within a year and cannot be reached on WeChat.', '一年内消费满 1000，但无法通过微信触达。'),
    'sum(lines.amount within 365 days) >= 1000 and not reachable.wechat is true',
  ),
  template(
    contact,
    'no-contact-consent',
    words('No way to reach', '无法触达'),
    words('Active within 90 days, but without consent or address on any channel.', '近 90 天活跃，但所有渠道都没有授权或联系方式。'),
    'count(orders within 90 days) >= 1 and not (reachable.email is true or reachable.sms is true or reachable.wechat is true)',
  ),
  template(
    tests,
    'random-tenth',
    words('A random tenth', '随机十分之一'),
    words('A tenth of all customers, always the same: a group to compare with.', '固定的随机十分之一顾客，用作对照组。'),
    'bucket.holdout < 10',
  ),
];
