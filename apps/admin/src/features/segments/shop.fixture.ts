import { operatorsFor, type Catalogue, type FieldSpec, type FieldType } from '@regulars/segment-language';

/** A small shop's catalogue for the tests of this folder. */
function field(name: string, type: FieldType, en: string, zhCn: string, more: Partial<FieldSpec> = {}): FieldSpec {
  const nullable = more.nullable ?? true;
  return {
    name,
    type,
    group: 'profile',
    title: { en, zhCn },
    description: { en: `${en} as the shop knows it`, zhCn: `门店记录的${zhCn}` },
    synonyms: [],
    examples: [],
    nullable,
    operators: operatorsFor(type, nullable),
    ...more,
  };
}

const categories = [
  { value: 'food', title: { en: 'Food', zhCn: '食品' } },
  { value: 'bread', title: { en: 'Bread', zhCn: '面包' }, parent: 'food' },
];

const cities = [
  { value: 'Shanghai', title: { en: 'Shanghai', zhCn: '上海' }, count: 20 },
  { value: 'Hangzhou', title: { en: 'Hangzhou', zhCn: '杭州' }, count: 12 },
];

export const shop: Catalogue = {
  fields: [
    field('city', 'text', 'City', '城市', { synonyms: ['town'], values: cities }),
    field('age', 'integer', 'Age', '年龄'),
    field('ordersCount', 'integer', 'Number of orders', '购买次数', { nullable: false }),
    field('totalSpent', 'money', 'Total spent', '累计消费', { nullable: false }),
    field('lastOrderAt', 'instant', 'Last order', '最近下单'),
    field('birthDate', 'date', 'Birth date', '出生日期'),
    field('tags', 'list', 'Tags', '标签'),
    field('bucket.*', 'integer', 'Chance', '随机', { nullable: false }),
  ],
  facts: [
    {
      name: 'orders',
      title: { en: 'Orders', zhCn: '订单' },
      description: { en: 'Orders that were paid', zhCn: '已付订单' },
      time: 'placedAt',
      children: ['lines'],
      fields: [field('placedAt', 'instant', 'Placed at', '下单时间'), field('total', 'money', 'Order total', '订单金额')],
    },
    {
      name: 'lines',
      title: { en: 'Order lines', zhCn: '订单明细' },
      description: { en: 'Lines of orders', zhCn: '订单的明细' },
      time: 'order.placedAt',
      children: [],
      fields: [
        field('product.category', 'category', 'Category', '品类', { values: categories }),
        field('order.channel', 'text', 'Channel', '渠道'),
      ],
    },
  ],
  segments: new Map([['staff', 'Staff and friends']]),
  currencyDigits: 2,
};
