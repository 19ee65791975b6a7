import { Column } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import { Node } from '../../access/node.js';
import type { QuestionId, UserId } from '../../platform/ids.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';
import { QuestionChart, QuestionComparison, QuestionPeriod } from './question.enums.js';

const graphOnly = { inLanguage: false } as const;

/** A question to the figures that somebody keeps. */
@RecordOf('questions', {
  description:
    'A question to the figures that somebody keeps, for themselves or for the team. It is asked with the rights of who opens it.',
  implements: Node,
})
export class Question {
  @Exposed('id', 'record', {
    ...graphOnly,
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: QuestionId;

  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: UserId;

  @Exposed('text', 'record', { ...graphOnly, title: ['Name', '名称'], description: ['What its owner calls it.', '所有者起的名称。'] })
  name!: string;

  @Exposed('list', 'record', {
    ...graphOnly,
    graphType: () => [MetricMeasure],
    title: ['Measures', '指标'],
    description: ['What is counted.', '统计的指标。'],
  })
  measures!: readonly MetricMeasure[];

  @Exposed('list', 'record', {
    ...graphOnly,
    graphType: () => [MetricDimension],
    title: ['Split by', '拆分维度'],
    description: ['What the figures are split by, in order.', '按哪些维度拆分，有先后顺序。'],
  })
  dimensions!: readonly MetricDimension[];

  @Exposed('list', 'record', {
    ...graphOnly,
    title: ['Segments', '分群'],
    description: ['Keys of the segments that are compared, where it splits by segment.', '按分群拆分时，所比较分群的键名。'],
  })
  segments!: readonly string[];

  @Exposed('text', 'record', {
    ...graphOnly,
    nullable: true,
    title: ['Condition', '条件'],
    description: [
      "Whose orders count, as text of the segment language; null for everybody's.",
      '统计哪些顾客的订单，以分群语言书写；为空则为全部。',
    ],
  })
  condition!: string | null;

  @Exposed('enum', 'record', {
    ...graphOnly,
    graphType: () => QuestionPeriod,
    title: ['Period', '时间范围'],
    description: ['Which days.', '统计哪些日期。'],
  })
  period!: QuestionPeriod;

  @Exposed('enum', 'record', {
    ...graphOnly,
    graphType: () => QuestionComparison,
    title: ['Held against', '对比'],
    description: ['Which days it is held against.', '与哪些日期对比。'],
  })
  comparison!: QuestionComparison;

  @Exposed('enum', 'record', {
    ...graphOnly,
    graphType: () => QuestionChart,
    title: ['Chart', '图表'],
    description: ['How the answer is drawn.', '结果的展示方式。'],
  })
  chart!: QuestionChart;

  @Exposed('boolean', 'record', {
    ...graphOnly,
    title: ['Shared', '团队共享'],
    description: ['Whether the team sees it: everybody who may ask all that it names.', '是否对团队可见：所有有权查询其全部内容的同事。'],
  })
  isShared!: boolean;

  @Exposed('text', 'record', {
    ...graphOnly,
    nullable: true,
    from: { kind: 'expression', sql: ({ row }) => `(select users.name from users where users.id = ${row}.owner_id)` },
    title: ['Owner', '所有者'],
    description: ['Name of who keeps it.', '保存者的姓名。'],
  })
  readonly owner!: string | null;

  @Exposed('instant', 'record', {
    ...graphOnly,
    title: ['Changed', '更新时间'],
    description: ['When it was last saved.', '最近保存的时间。'],
  })
  updatedAt!: Date;
}
