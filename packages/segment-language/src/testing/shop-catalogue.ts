import { operatorsFor, type Catalogue, type EnumValue, type FieldSpec, type FieldType } from '../catalogue.js';

type Extra = Partial<Pick<FieldSpec, 'values' | 'examples' | 'nullable' | 'unit' | 'synonyms'>>;

function field(name: string, type: FieldType, en: string, zhCn: string, extra: Extra = {}): FieldSpec {
  const nullable = extra.nullable ?? true;
  const words = { en, zhCn };
  return {
    name,
    type,
    group: 'shop',
    title: words,
    description: words,
    synonyms: [],
    examples: [],
    ...extra,
    nullable,
    operators: operatorsFor(type, nullable),
  };
}

function value(key: string, en: string, zhCn: string, parent?: string): EnumValue {
  return { value: key, title: { en, zhCn }, ...(parent === undefined ? {} : { parent }) };
}

const certain = { nullable: false };
const categories = [
  value('food', 'Food', '食品'),
  value('bread', 'Bread', '面包', 'food'),
  value('toast', 'Toast', '吐司', 'bread'),
  value('yogurt', 'Yogurt', '酸奶', 'food'),
  value('gift', 'Gifts', '礼品'),
];
const channels = [value('web', 'Web shop', '网店'), value('store', 'Store', '门店'), value('wechat', 'WeChat', '微信')];
const states = [value('granted', 'Granted', '已同意'), value('withdrawn', 'Withdrawn', '已撤回'), value('objected', 'Objected', '已拒绝')];
const stores = [value('guanqian', 'Guanqian', '观前店'), value('pingjiang', 'Pingjiang', '平江店')];

const orderFields = [
  field('placedAt', 'instant', 'Placed at', '下单时间', certain),
  field('total', 'money', 'Total', '金额', { ...certain, examples: ['68', '500.00', '12.5'] }),
  field('status', 'enum', 'Status', '状态', {
    ...certain,
    values: [value('paid', 'Paid', '已支付'), value('shipped', 'Shipped', '已发货')],
  }),
  field('channel', 'enum', 'Channel', '渠道', { values: channels }),
  field('hour', 'integer', 'Hour', '时段', { ...certain, examples: ['9', '18'] }),
  field('weekday', 'integer', 'Weekday', '星期', { ...certain, examples: ['1', '7'] }),
  field('store.name', 'text', 'Store', '门店', { examples: ['观前店', 'Guanqian'] }),
  field('store.city', 'text', 'City of the store', '门店城市', { examples: ['苏州', 'Hangzhou'] }),
];
const lineFields = [
  field('at', 'instant', 'Time', '时间', certain),
  field('quantity', 'number', 'Quantity', '数量', { ...certain, examples: ['1', '2', '0.5'] }),
  field('amount', 'money', 'Amount', '金额', { ...certain, examples: ['9.9', '30'] }),
  field('product.category', 'category', 'Category', '品类', { values: categories }),
  field('product.brand', 'text', 'Brand', '品牌', { examples: ['Yili', '伊利', 'Ｙｉｌｉ'] }),
  field('product.name', 'text', 'Product', '商品', { examples: ['Milk toast', '牛奶吐司'] }),
  field('order.channel', 'enum', 'Channel of the order', '订单渠道', { values: channels }),
];
const eventFields = [
  field('occurredAt', 'instant', 'Time', '时间', certain),
  field('name', 'text', 'Event', '事件', { ...certain, examples: ['viewed', 'opened'] }),
  field('product.category', 'category', 'Category', '品类', { values: categories }),
];

/** A small shop with a field of every type, for tests. */
export function shopCatalogue(): Catalogue {
  return {
    currencyDigits: 2,
    segments: new Map([
      ['big-spenders', 'Big spenders'],
      ['contacted-this-week', '本周已联系'],
    ]),
    fields: [
      field('id', 'id', 'Customer number', '顾客编号', { ...certain, examples: ['c-1', 'c-2'] }),
      field('displayName', 'text', 'Name', '姓名', { examples: ['王芳', 'Anna'] }),
      field('city', 'text', 'City', '城市', { examples: ['杭州', 'Suzhou', 'Riga'], synonyms: ['town'] }),
      field('gender', 'enum', 'Gender', '性别', { values: [value('female', 'Female', '女'), value('male', 'Male', '男')] }),
      field('age', 'integer', 'Age', '年龄', { examples: ['25', '40'], unit: 'years' }),
      field('birthDate', 'date', 'Birthday', '生日'),
      field('createdAt', 'instant', 'First seen', '建档时间', certain),
      field('tags', 'list', 'Tags', '标签', { ...certain, examples: ['vip', 'staff-friend'] }),
      field('ordersCount', 'integer', 'Orders', '订单数', { ...certain, examples: ['0', '3'] }),
      field('totalSpent', 'money', 'Total spent', '累计消费', { ...certain, examples: ['500', '99.90'] }),
      field('averageOrder', 'money', 'Average order', '客单价', { examples: ['68.5'] }),
      field('lastOrderAt', 'instant', 'Last order', '最近下单'),
      field('usualStore', 'enum', 'Usual shop', '常去门店', { values: stores }),
      field('location', 'point', 'Location', '位置'),
      field('rfm.recency', 'integer', 'Recency score', '近度', { examples: ['1', '5'] }),
      field('churnRisk', 'number', 'Churn risk', '流失风险', { examples: ['0.5'] }),
      field('attributes.shoeSize', 'number', 'Shoe size', '鞋码', { examples: ['38', '42.5'] }),
      field('consent.emailMarketing', 'enum', 'E-mail marketing consent', '邮件营销授权', { ...certain, values: states }),
      field('reachable.sms', 'boolean', 'Can be reached by SMS', '可短信触达', certain),
      field('bucket.*', 'integer', 'Random bucket', '随机分桶', { ...certain, examples: ['10', '50'] }),
    ],
    facts: [
      {
        name: 'orders',
        title: { en: 'Orders', zhCn: '订单' },
        description: { en: 'Orders', zhCn: '订单' },
        time: 'placedAt',
        fields: orderFields,
        children: ['lines'],
      },
      {
        name: 'lines',
        title: { en: 'Order lines', zhCn: '订单明细' },
        description: { en: 'Lines', zhCn: '明细' },
        time: 'at',
        fields: lineFields,
        children: [],
      },
      {
        name: 'events',
        title: { en: 'Events', zhCn: '事件' },
        description: { en: 'Events', zhCn: '事件' },
        time: 'occurredAt',
        fields: eventFields,
        children: [],
      },
    ],
  };
}
