import type { Relation } from 'typeorm';
import { Column, PrimaryColumn } from 'typeorm';
import { Exposed, RecordOf, Related } from '../../access/exposed.js';
import type { CustomerId, LineId, OrderId, ProductId } from '../../platform/ids.js';
import { Product } from '../catalog/index.js';

/** One row of a receipt. */
@RecordOf('lines', { description: 'One row of a receipt.', customer: 'customer_id' })
export class OrderLine {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @PrimaryColumn({ name: 'order_id', type: 'uuid' })
  orderId!: OrderId;

  @PrimaryColumn({ type: 'uuid' })
  id!: LineId;

  @Related(() => Product, 'operations', {
    kind: 'one',
    nullable: true,
    on: (line, product) => `${product}.id = ${line}.product_id`,
    description: 'What was sold; null for a refund without goods.',
  })
  product!: Relation<Product> | null;

  @Exposed('text', 'behaviour', {
    nullable: true,
    inLanguage: false,
    group: 'orders',
    from: { kind: 'expression', sql: ({ row }) => `case when ${row}.key like 'id:%' then substr(${row}.key, 4) end` },
    title: ['Line id', '行编号'],
    description: ['Id of the line in the system it comes from; null when it has none.', '该行在来源系统中的编号；没有时为空。'],
  })
  readonly externalId!: string | null;

  @Exposed('number', 'behaviour', {
    group: 'orders',
    title: ['Quantity', '数量'],
    description: ['Pieces or weight sold; negative on a return.', '销售的件数或重量；退货为负数。'],
    examples: ['1', '0.5'],
  })
  quantity!: string;

  @Exposed('number', 'behaviour', {
    group: 'orders',
    title: ['Unit price', '单价'],
    description: ['Price of one piece in major units, up to six decimals.', '单件价格，以主货币单位计，最多六位小数。'],
    examples: ['12.5'],
  })
  unitPrice!: string;

  @Exposed('money', 'behaviour', {
    group: 'orders',
    title: ['Line amount', '行金额'],
    description: ['Quantity × unit price, rounded half up once; negative on a return.', '数量 × 单价，四舍五入一次；退货为负数。'],
    examples: ['25'],
  })
  amount!: string;

  /** Tells the lines of one order apart when the order is sent again. */
  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ name: 'product_id', type: 'uuid', nullable: true })
  productId!: ProductId | null;

  /** A copy of the order's time, so that windows on lines need no join. */
  @Column({ name: 'placed_at', type: 'timestamptz' })
  placedAt!: Date;

  /** false when the order is cancelled. */
  @Column({ type: 'boolean', default: true })
  counts!: boolean;
}
