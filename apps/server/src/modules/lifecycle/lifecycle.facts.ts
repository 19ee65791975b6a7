import { connectionOf } from '../../access/connection-types.js';
import { Exposed, Related } from '../../access/exposed.js';
import { defineFact } from '../../read/index.js';
import { Customer, ownedByCustomer } from '../customers/index.js';
import { stageNames, stages } from './lifecycle.rules.js';
import { StageChange } from './stage-change.entity.js';
import { rejoinWalks } from './stage-store.js';

const inputs = ['Customer.ordersCount', 'Customer.lastOrderAt'];

Exposed('enum', 'value', {
  nullable: true,
  group: 'value',
  changedBy: 'scores',
  inputs,
  values: stages.map((value) => ({ value, title: stageNames[value] })),
  title: ['Lifecycle stage', '生命周期阶段'],
  description: [
    'Where the customer stands by the rules in `lifecycleRules`; judged within seconds of new orders and once a day. Missing before the first time.',
    '按 lifecycleRules 中的规则判断的阶段；有新订单后数秒内更新，并每天更新一次。首次判断前为空。',
  ],
  synonyms: ['lifecycle', 'stage', '阶段', '生命周期', '流失', '新客'],
  examples: ['at-risk', 'new'],
})(Customer.prototype, 'lifecycleStage');

Exposed('instant', 'value', {
  nullable: true,
  group: 'value',
  changedBy: 'scores',
  inputs,
  title: ['In this stage since', '进入阶段时间'],
  description: ['When the customer came to the stage.', '顾客进入当前阶段的时间。'],
  synonyms: ['lifecycle', 'stage', '阶段'],
})(Customer.prototype, 'stageSince');

Related(() => connectionOf('StageChange', () => StageChange), 'value', {
  kind: 'connection',
  nullable: true,
  record: () => StageChange,
  on: (customer, change) => `${change}.customer_id = ${customer}.id`,
  orderBy: ['-changedAt'],
  description: 'Stages that the customer came to, the latest first.',
})(Customer.prototype, 'stageChanges');

/** Lets segments say: last(stageChanges.toStage before 2026-01-01) = "active" */
export const stageChanges = defineFact({
  name: 'stageChanges',
  record: () => StageChange,
  table: 'stage_changes',
  changedBy: 'scores',
  title: { en: 'Lifecycle changes', zhCn: '生命周期变更' },
  description: { en: 'Each coming to a stage of the lifecycle.', zhCn: '每次进入生命周期某个阶段的记录。' },
  time: { field: 'changedAt', column: 'changed_at' },
  columns: [],
  parents: {},
  children: {},
});

ownedByCustomer({ table: 'stage_changes', follows: true, key: ['id'], erased: 'deleted', afterMove: rejoinWalks });
