import { Exposed } from '../../access/exposed.js';
import { Customer } from '../customers/index.js';

Exposed('enum', 'value', {
  nullable: true,
  group: 'value',
  inputs: ['Customer.lastOrderAt', 'Customer.ordersCount'],
  values: [
    { value: 'on-time', title: { en: 'On time', zhCn: '正常' } },
    { value: 'watch', title: { en: 'Watch', zhCn: '留意' } },
    { value: 'high', title: { en: 'High', zhCn: '高风险' } },
    { value: 'gone', title: { en: 'Gone', zhCn: '已流失' } },
  ],
  title: ['Churn risk', '流失风险'],
  description: [
    'By their own rhythm: silent for up to 1 usual gap is on time, up to 2 to be watched, up to 8 high (those `churnWarnings` names), more gone. Judged once a day. Missing with fewer than three days of orders.',
    '按顾客自己的购买节奏：未购买时间不超过 1 个通常间隔为正常，不超过 2 个为留意，不超过 8 个为高风险（即 churnWarnings 所列），更久为已流失。每天判断一次。下单不足三天时为空。',
  ],
  synonyms: ['churn', 'at risk', '流失', '流失预警'],
  examples: ['high'],
})(Customer.prototype, 'churnRisk');
