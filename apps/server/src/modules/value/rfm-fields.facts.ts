import type { Words } from '@regulars/segment-language';
import type { RfmGroupKey } from '@regulars/value-models';
import { Exposed, type ExposedOptions } from '../../access/exposed.js';
import { Customer } from '../customers/index.js';

/** What the eleven groups are called. */
export const groupNames: Readonly<Record<RfmGroupKey, Words>> = {
  champions: { en: 'Champions', zhCn: '核心顾客' },
  loyal: { en: 'Loyal', zhCn: '忠诚顾客' },
  'potential-loyal': { en: 'Potential loyal', zhCn: '潜在忠诚' },
  new: { en: 'New', zhCn: '新顾客' },
  promising: { en: 'Promising', zhCn: '有潜力' },
  'need-attention': { en: 'Need attention', zhCn: '需要关注' },
  'about-to-sleep': { en: 'About to sleep', zhCn: '即将沉睡' },
  'at-risk': { en: 'At risk', zhCn: '流失风险' },
  'cannot-lose': { en: "Can't lose", zhCn: '不可失去' },
  hibernating: { en: 'Hibernating', zhCn: '沉睡' },
  lost: { en: 'Lost', zhCn: '已流失' },
};

const score = (options: ExposedOptions): ExposedOptions => ({
  nullable: true,
  group: 'value',
  changedBy: 'scores',
  examples: ['5', '1'],
  ...options,
});

Exposed(
  'integer',
  'value',
  score({
    inputs: ['Customer.lastOrderAt'],
    title: ['Recency score', '最近购买得分（R）'],
    description: [
      '1 to 5 by days since the last order, 5 the fifth who bought last; equal days have equal scores. Missing without orders. As of `rfmAt`.',
      '按距上次下单的天数分为 1 至 5 分，5 分为最近购买的五分之一；天数相同则得分相同。没有订单时为空。以 rfmAt 为准。',
    ],
    synonyms: ['rfm', 'recency', 'R', '近度'],
  }),
)(Customer.prototype, 'rfmRecency');

Exposed(
  'integer',
  'value',
  score({
    inputs: ['Customer.ordersCount'],
    title: ['Frequency score', '购买频次得分（F）'],
    description: [
      '1 to 5 by number of orders, 5 the fifth who bought most often; equal numbers have equal scores. Missing without orders. As of `rfmAt`.',
      '按订单数分为 1 至 5 分，5 分为购买最频繁的五分之一；订单数相同则得分相同。没有订单时为空。以 rfmAt 为准。',
    ],
    synonyms: ['rfm', 'frequency', 'F', '频度'],
  }),
)(Customer.prototype, 'rfmFrequency');

Exposed(
  'integer',
  'value',
  score({
    inputs: ['Customer.totalSpent'],
    title: ['Monetary score', '消费金额得分（M）'],
    description: [
      '1 to 5 by money spent, returns taken off, 5 the fifth who spent most; equal amounts have equal scores. Missing without orders. As of `rfmAt`.',
      '按扣除退货后的消费金额分为 1 至 5 分，5 分为消费最多的五分之一；金额相同则得分相同。没有订单时为空。以 rfmAt 为准。',
    ],
    synonyms: ['rfm', 'monetary', 'M', '额度'],
  }),
)(Customer.prototype, 'rfmMonetary');

Exposed('enum', 'value', {
  nullable: true,
  group: 'value',
  changedBy: 'scores',
  inputs: ['Customer.rfmRecency', 'Customer.rfmFrequency'],
  values: Object.entries(groupNames).map(([value, title]) => ({ value, title })),
  title: ['RFM group', 'RFM 分组'],
  description: [
    'One of eleven named groups by recency and frequency scores. Missing without orders. As of `rfmAt`.',
    '按最近购买与购买频次得分划分的十一个分组之一。没有订单时为空。以 rfmAt 为准。',
  ],
  synonyms: ['rfm', 'champions', 'segment', '分群', '价值分层'],
  examples: ['champions', 'at-risk'],
})(Customer.prototype, 'rfmGroup');

Exposed('instant', 'value', {
  nullable: true,
  group: 'value',
  changedBy: 'scores',
  title: ['Scored', 'RFM 计算时间'],
  description: ['When the RFM scores were computed.', 'RFM 得分的计算时间。'],
  synonyms: ['rfm'],
})(Customer.prototype, 'rfmAt');
