import { Column, PrimaryColumn } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import type { ChurnReasonId, CustomerId, OrderId, UserId } from '../../platform/ids.js';

/** Why somebody buys less or left. */
export const churnReasons = ['price', 'product', 'service', 'delivery', 'competitor', 'moved', 'no-need', 'other'] as const;
export type ChurnReasonKey = (typeof churnReasons)[number];

const names: Readonly<Record<ChurnReasonKey, { readonly en: string; readonly zhCn: string }>> = {
  price: { en: 'Price', zhCn: '价格' },
  product: { en: 'Product', zhCn: '商品' },
  service: { en: 'Service', zhCn: '服务' },
  delivery: { en: 'Delivery', zhCn: '配送' },
  competitor: { en: 'Another shop', zhCn: '转向其他商家' },
  moved: { en: 'Moved away', zhCn: '搬离本地' },
  'no-need': { en: 'No need any more', zhCn: '不再需要' },
  other: { en: 'Something else', zhCn: '其他' },
};

/** A reason for which a customer buys less or left, with what shows it. */
@RecordOf('churn_reasons', {
  description: 'A reason for which a customer buys less or left, with what shows it: a note, an order, or both.',
  customer: 'customer_id',
})
export class ChurnReason {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('id', 'feedback', {
    primary: true,
    inLanguage: false,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: ChurnReasonId;

  @Exposed('enum', 'feedback', {
    group: 'value',
    values: churnReasons.map((value) => ({ value, title: names[value] })),
    title: ['Churn reason', '流失原因'],
    description: ['Why the customer buys less or left.', '顾客减少购买或流失的原因。'],
    synonyms: ['why', 'left', '原因', '流失'],
    examples: ['price', 'service'],
  })
  reason!: ChurnReasonKey;

  @Exposed('text', 'feedback', {
    nullable: true,
    inLanguage: false,
    title: ['Note', '备注'],
    description: ['What the customer said, or what was seen.', '顾客的原话或观察到的情况。'],
  })
  note!: string | null;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId!: OrderId | null;

  @Exposed('text', 'behaviour', {
    nullable: true,
    inLanguage: false,
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `(select evidence.external_id from orders evidence where evidence.customer_id = ${row}.customer_id and evidence.id = ${row}.order_id)`,
    },
    inputs: ['Order.externalId'],
    title: ['Order', '订单'],
    description: ['Number of the order that shows it; null without one.', '佐证的订单号；没有时为空。'],
  })
  readonly orderNumber!: string | null;

  @Exposed('instant', 'feedback', {
    group: 'value',
    title: ['Recorded', '记录时间'],
    description: ['When it was recorded.', '记录的时间。'],
  })
  recordedAt!: Date;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: UserId;

  @Exposed('text', 'feedback', {
    nullable: true,
    inLanguage: false,
    from: { kind: 'expression', sql: ({ row }) => `(select users.name from users where users.id = ${row}.recorded_by)` },
    title: ['Recorded by', '记录人'],
    description: ['Name of who recorded it; null when their account is gone.', '记录人的姓名；账号已删除时为空。'],
  })
  readonly author!: string | null;
}
