import { ID } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import { extraField } from '../../access/extra-field.js';
import { ChangedRecord, LeftoverReason } from './import.enums.js';

const graphOnly = { inLanguage: false } as const;

/** Something that undoing an import left as it was. */
@RecordOf('import_leftovers', { description: 'Something that undoing an import left as it was.', needs: { action: 'imports.run' } })
export class ImportLeftover {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Exposed('enum', 'operations', {
    ...graphOnly,
    graphType: () => ChangedRecord,
    title: ['Kind', '类别'],
    description: ['What it is.', '是什么。'],
  })
  kind!: ChangedRecord;

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => ID,
    from: {
      kind: 'expression',
      sql: ({ row }) => `translate(encode(convert_to(initcap(${row}.kind) || ':' || ${row}.record_id, 'utf8'), 'base64'), E'+/=\\n', '-_')`,
    },
    title: ['Record', '记录'],
    description: [
      'Id of the order, customer, product, store or category, for `node`.',
      '订单、顾客、商品、门店或分类的编号，可用于 `node` 查询。',
    ],
  })
  readonly recordId!: string;

  @Exposed('text', 'operations', {
    ...graphOnly,
    nullable: true,
    title: ['Name', '名称'],
    description: ['Its number, code or name; null for customers.', '编号、编码或名称；顾客为空。'],
  })
  name!: string | null;

  @Exposed('enum', 'operations', {
    ...graphOnly,
    graphType: () => LeftoverReason,
    title: ['Reason', '原因'],
    description: ['Why it stays.', '保留的原因。'],
  })
  reason!: LeftoverReason;

  @Exposed('list', 'operations', {
    ...graphOnly,
    title: ['Places', '位置'],
    description: [
      'Which of its values stay, when the others are as before; empty when all of it stays.',
      '其余已恢复时，保留不变的字段；整条保留时为空。',
    ],
  })
  places!: string[];

  @Column({ name: 'import_id', type: 'uuid' })
  importId!: string;
}

extraField('ImportLeftover', 'id', 'id', 'record', {
  ...graphOnly,
  from: { kind: 'column', column: 'id' },
  title: ['Id', '编号'],
  description: ['Tells leftovers apart.', '用于区分各条。'],
});
