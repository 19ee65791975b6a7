import { Column, PrimaryColumn } from 'typeorm';
import { connectionOf } from '../../access/connection-types.js';
import { Exposed, RecordOf, Related } from '../../access/exposed.js';
import { extraField } from '../../access/extra-field.js';
import type { CustomerId, NoteId, UserId } from '../../platform/ids.js';
import { Customer } from './customer.entity.js';

const graphOnly = { inLanguage: false } as const;

/** Something that somebody of the shop wrote down about a customer. */
@RecordOf('customer_notes', { description: 'Something that somebody of the shop wrote down about a customer.', customer: 'customer_id' })
export class CustomerNote {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('id', 'feedback', {
    ...graphOnly,
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: NoteId;

  @Exposed('text', 'feedback', {
    ...graphOnly,
    title: ['Text', '内容'],
    description: ['What was written, 1 to 2,000 characters.', '备注内容，1 至 2,000 个字符。'],
  })
  text!: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: UserId;

  @Exposed('text', 'feedback', {
    ...graphOnly,
    nullable: true,
    from: { kind: 'expression', sql: ({ row }) => `(select users.name from users where users.id = ${row}.author_id)` },
    title: ['Author', '作者'],
    description: ['Name of who wrote it; null when their account is gone.', '备注人的姓名；账号已删除时为空。'],
  })
  readonly author!: string | null;

  @Exposed('instant', 'feedback', { ...graphOnly, title: ['At', '时间'], description: ['When it was written.', '写下的时间。'] })
  at!: Date;
}

extraField('CustomerNote', 'customer', 'text', 'feedback', {
  ...graphOnly,
  from: { kind: 'column', column: 'customer_id' },
  title: ['Customer', '顾客'],
  description: ['Whom a note is about.', '备注所属的顾客。'],
});

Related(() => connectionOf('CustomerNote', () => CustomerNote), 'feedback', {
  kind: 'connection',
  nullable: true,
  record: () => CustomerNote,
  on: (customer, note) => `${note}.customer_id = ${customer}.id`,
  orderBy: ['-at'],
  description: 'What people of the shop wrote down, the latest first.',
})(Customer.prototype, 'notes');
