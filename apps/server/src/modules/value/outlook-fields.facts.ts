import { Exposed, type ExposedOptions } from '../../access/exposed.js';
import { Customer } from '../customers/index.js';

type Pair = readonly [en: string, zhCn: string];

const predicted = (title: Pair, description: Pair, more: Partial<ExposedOptions> = {}): ExposedOptions => ({
  nullable: true,
  group: 'value',
  changedBy: 'scores',
  inputs: ['Customer.ordersCount', 'Customer.lastOrderAt', 'Customer.totalSpent'],
  title,
  description,
  ...more,
});

Exposed(
  'number',
  'value',
  predicted(
    ['Chance of being active', '活跃概率'],
    [
      'Chance from 0 to 1 that the customer is still one, by the model of buying in use (see `valueModels`). Where that is BG/NBD it is 1 for everybody with one purchase, so it does not rank them. Missing without orders. As of `valueAt`.',
      '顾客仍会回来购买的概率，0 到 1，按当前使用的购买模型计算（见 valueModels）。使用 BG/NBD 时，只买过一次的顾客概率均为 1，不可用于排序。没有订单时为空。以 valueAt 为准。',
    ],
    { synonyms: ['P(alive)', 'probability', 'churn', '流失', '存活概率'], examples: ['0.5', '0.9'] },
  ),
)(Customer.prototype, 'activeChance');

const months = [
  [3, 'expectedOrders3Months', 'expectedValue3Months'],
  [6, 'expectedOrders6Months', 'expectedValue6Months'],
  [12, 'expectedOrders12Months', 'expectedValue12Months'],
] as const;

for (const [count, orders, value] of months) {
  Exposed(
    'number',
    'value',
    predicted(
      [`Expected orders, ${count} months`, `未来 ${count} 个月预计订单数`],
      [
        `Days with an order that are expected within ${count} months of \`valueAt\`, by the model of buying in use (see \`valueModels\`). Missing without orders.`,
        `自 valueAt 起 ${count} 个月内预计有下单的天数，按当前使用的购买模型计算（见 valueModels）。没有订单时为空。`,
      ],
      { synonyms: ['forecast', 'prediction', '预测'], examples: ['0.5', '3'] },
    ),
  )(Customer.prototype, orders);
  Exposed(
    'money',
    'value',
    predicted(
      [`Expected value, ${count} months`, `未来 ${count} 个月预计价值`],
      [
        `What the orders expected within ${count} months of \`valueAt\` are worth today: their number times what an order of this customer is expected to be worth, discounted month by month. Missing without orders.`,
        `自 valueAt 起 ${count} 个月内预计订单的现值：预计订单数乘以该顾客预计的每单金额，按月折现。没有订单时为空。`,
      ],
      { synonyms: ['CLV', 'lifetime value', 'customer value', '生命周期价值', '客户价值'], examples: ['100'] },
    ),
  )(Customer.prototype, value);
}

Exposed(
  'instant',
  'value',
  predicted(['Value predicted', '价值预测时间'], ['When the predictions were last written.', '价值预测最近一次写入的时间。'], {
    inputs: [],
  }),
)(Customer.prototype, 'valueAt');
