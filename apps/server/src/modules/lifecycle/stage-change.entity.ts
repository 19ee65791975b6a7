import { PrimaryColumn } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import type { CustomerId, StageChangeId } from '../../platform/ids.js';
import { type Stage, stageNames, stages } from './lifecycle.rules.js';

const values = stages.map((value) => ({ value, title: stageNames[value] }));

/** Why a customer came to a stage. */
export const changeCauses = ['replayed', 'data', 'time', 'rules'] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** A customer came from one stage of the lifecycle to another. */
@RecordOf('stage_changes', { description: 'A customer came from one stage of the lifecycle to another.', customer: 'customer_id' })
export class StageChange {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('id', 'record', {
    primary: true,
    inLanguage: false,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: StageChangeId;

  @Exposed('instant', 'value', {
    group: 'value',
    title: ['Changed', '变更时间'],
    description: ['When the customer came to the stage.', '顾客进入该阶段的时间。'],
  })
  changedAt!: Date;

  @Exposed('enum', 'value', {
    nullable: true,
    group: 'value',
    values,
    title: ['From', '原阶段'],
    description: ['The stage before; missing for the first one.', '之前所处的阶段；首个阶段时为空。'],
    examples: ['active'],
  })
  fromStage!: Stage | null;

  @Exposed('enum', 'value', {
    group: 'value',
    values,
    title: ['To', '新阶段'],
    description: ['The stage the customer came to.', '顾客进入的阶段。'],
    examples: ['at-risk'],
  })
  toStage!: Stage;

  @Exposed('enum', 'value', {
    group: 'value',
    values: [
      { value: 'replayed', title: { en: 'Worked out later', zhCn: '事后推算' } },
      { value: 'data', title: { en: 'New data', zhCn: '数据变化' } },
      { value: 'time', title: { en: 'Time', zhCn: '时间推移' } },
      { value: 'rules', title: { en: 'New rules', zhCn: '规则变更' } },
    ],
    title: ['Cause', '原因'],
    description: [
      'Why: an order or other data came, time went by, the rules changed, or it was worked out afterwards from the orders of a past month.',
      '原因：新订单或其他数据、时间推移、规则变更，或根据过往月份的订单事后推算。',
    ],
    examples: ['time'],
  })
  cause!: ChangeCause;
}
