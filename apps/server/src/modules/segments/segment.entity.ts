import type { Condition, FieldType } from '@regulars/segment-language';
import { extraField } from '../../access/extra-field.js';
import { Node } from '../../access/node.js';
import { ConditionScalar, TimeZone } from '../../access/scalars.js';
import { Exposed, Needing, RecordOf } from '../../access/exposed.js';
import type { SegmentId } from '../../platform/ids.js';

/** A named rule that says who belongs, with its members as last computed. */
@RecordOf('segments', { description: 'A named rule that says who belongs, with its members as last computed.', implements: Node })
export class Segment {
  @Exposed('id', 'operations', {
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: SegmentId;

  @Exposed('text', 'operations', {
    title: ['Key', '键'],
    description: [
      'Unique, lower case, fixed at creation; conditions name the segment by it.',
      '唯一、小写、创建后不变；条件以此引用客群。',
    ],
  })
  key!: string;

  @Exposed('text', 'operations', { title: ['Name', '名称'], description: ['As people read it; may change.', '给人看的名称，可修改。'] })
  name!: string;

  @Exposed('text', 'operations', { title: ['Description', '说明'], description: ['What it is for.', '用途说明。'] })
  description!: string;

  @Needing({ open: 'viewer' })
  @Exposed('text', 'operations', {
    title: ['Condition', '条件'],
    description: ['The rule in force as its tree.', '生效规则的条件树。'],
    graphType: () => ConditionScalar,
  })
  condition!: Condition;

  @Needing({ open: 'viewer' })
  @Exposed('text', 'operations', { title: ['Text', '文本'], description: ['The rule in force as text.', '生效规则的文本。'] })
  text!: string;

  @Needing({ open: 'viewer' })
  @Exposed('integer', 'operations', {
    title: ['Version', '版本'],
    description: ['Number of the rule in force, from 1.', '生效规则的版本号，从 1 起。'],
  })
  version!: number;

  @Needing({ open: 'viewer' })
  @Exposed('text', 'operations', {
    title: ['Zone', '时区'],
    description: ['IANA zone in which its days begin.', '按哪个时区计算日期。'],
    graphType: () => TimeZone,
  })
  zone!: string;

  @Needing({ open: 'viewer' })
  @Exposed('instant', 'operations', {
    nullable: true,
    title: ['Archived', '归档时间'],
    description: ['When it was archived.', '归档的时间。'],
  })
  archivedAt!: Date | null;

  @Needing({ open: 'viewer' })
  @Exposed('instant', 'operations', { title: ['Created', '创建时间'], description: ['When it was created.', '创建的时间。'] })
  createdAt!: Date;

  @Needing({ open: 'viewer' })
  @Exposed('instant', 'operations', { title: ['Updated', '更新时间'], description: ['When it last changed.', '最近一次修改的时间。'] })
  updatedAt!: Date;
}

/** Columns that resolvers read and conditions never do. */
const inner = (name: string, type: FieldType, column: string): void =>
  extraField('Segment', name, type, 'operations', {
    from: { kind: 'column', column },
    inLanguage: false,
    nullable: true,
    title: [name, name],
    description: [`Read by resolvers only.`, '仅供解析器读取。'],
  });
inner('ownerId', 'text', 'owner_id');
inner('storedCount', 'integer', 'member_count');
inner('membersAsOf', 'instant', 'members_as_of');
inner('freshnessState', 'text', 'freshness');
inner('freshnessReason', 'text', 'freshness_reason');
