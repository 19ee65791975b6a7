import type { Relation } from 'typeorm';
import { Column, PrimaryColumn } from 'typeorm';
import { Exposed, RecordOf, Related } from '../../access/exposed.js';
import type { CustomerId, OrderId, StoreId } from '../../platform/ids.js';
import { Node } from '../../access/node.js';
import { Store } from '../catalog/index.js';
import { Customer } from '../customers/index.js';
import { OrderLine } from './order-line.entity.js';
import { OrderStatus } from './order.enums.js';

/** Rows that are orders to people: returns and cancelled orders are on the timeline only. */
export const isOrder = (row: string): string => `${row}.kind = 'order' and ${row}.status <> 'cancelled'`;

/** One purchase. */
@RecordOf('orders', { description: 'One purchase.', implements: Node, customer: 'customer_id', only: isOrder })
export class Order {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('id', 'record', {
    primary: true,
    inLanguage: false,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: OrderId;

  @Exposed('text', 'behaviour', {
    group: 'orders',
    title: ['Number', '编号'],
    description: ['Number of the order in the system it comes from.', '订单在来源系统中的编号。'],
    examples: ['536365'],
  })
  externalId!: string;

  @Exposed('text', 'behaviour', {
    group: 'orders',
    title: ['Source', '来源系统'],
    description: ['Name of the system or file the order comes from.', '订单来自哪个系统或文件。'],
    examples: ['pos', 'shop'],
  })
  source!: string;

  @Exposed('instant', 'behaviour', {
    group: 'orders',
    title: ['Placed', '下单时间'],
    description: ['When the order was placed.', '下单的时间。'],
  })
  placedAt!: Date;

  @Exposed('enum', 'behaviour', {
    group: 'orders',
    graphType: () => OrderStatus,
    values: [
      { value: 'open', title: { en: 'Open', zhCn: '待付款' } },
      { value: 'paid', title: { en: 'Paid', zhCn: '已付款' } },
      { value: 'fulfilled', title: { en: 'Fulfilled', zhCn: '已完成' } },
      { value: 'cancelled', title: { en: 'Cancelled', zhCn: '已取消' } },
    ],
    title: ['Status', '状态'],
    description: ['How far the order has come.', '订单进行到哪一步。'],
  })
  status!: OrderStatus;

  @Exposed('text', 'behaviour', {
    nullable: true,
    group: 'orders',
    title: ['Channel', '渠道'],
    description: ['Where the order was placed, such as store, web or wechat.', '下单渠道，例如 store、web 或 wechat。'],
    examples: ['web', 'wechat', 'store'],
  })
  channel!: string | null;

  @Related(() => Store, 'operations', {
    kind: 'one',
    nullable: true,
    on: (order, store) => `${store}.id = ${order}.store_id`,
    description: 'Store that sold.',
  })
  store!: Relation<Store> | null;

  @Related(() => Store, 'operations', {
    kind: 'one',
    nullable: true,
    on: (order, store) => `${store}.id = ${order}.pickup_store_id`,
    description: 'Store that hands over.',
  })
  pickupStore!: Relation<Store> | null;

  @Exposed('text', 'behaviour', {
    nullable: true,
    group: 'orders',
    title: ['Payment', '支付方式'],
    description: ['How it was paid, as the shop names it.', '支付方式，按商家的写法。'],
    examples: ['alipay', 'card', 'cash'],
  })
  payment!: string | null;

  @Exposed('text', 'behaviour', {
    nullable: true,
    group: 'orders',
    title: ['Delivery', '配送方式'],
    description: ['How it reaches the customer, as the shop names it.', '配送方式，按商家的写法。'],
    examples: ['pickup', 'courier'],
  })
  delivery!: string | null;

  @Exposed('instant', 'behaviour', {
    nullable: true,
    group: 'orders',
    title: ['Delivered', '送达时间'],
    description: ['When it reached the customer.', '送达顾客的时间。'],
  })
  deliveredAt!: Date | null;

  @Exposed('money', 'behaviour', {
    group: 'orders',
    title: ['Subtotal', '商品金额'],
    description: ['Sum of the lines.', '所有订单行的金额合计。'],
  })
  subtotal!: string;

  @Exposed('money', 'behaviour', {
    group: 'orders',
    title: ['Discount', '折扣'],
    description: ['Taken off the whole order; a positive amount.', '整单折扣，正数。'],
  })
  discount!: string;

  @Exposed('money', 'behaviour', { group: 'orders', title: ['Shipping', '运费'], description: ['Charged for delivery.', '收取的运费。'] })
  shipping!: string;

  @Exposed('money', 'behaviour', {
    group: 'orders',
    title: ['Tax', '税'],
    description: ['Tax on top of the lines; zero where prices include it.', '价外税；价格含税时为零。'],
  })
  tax!: string;

  @Exposed('money', 'behaviour', {
    group: 'orders',
    title: ['Total', '总额'],
    description: ['Lines − discount + shipping + tax.', '商品金额 − 折扣 + 运费 + 税。'],
    synonyms: ['order value', '订单总额'],
    examples: ['100'],
  })
  total!: string;

  @Exposed('money', 'behaviour', {
    inLanguage: false,
    group: 'orders',
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `(select coalesce(-sum(back.total), 0) from orders back where back.source = ${row}.source and back.return_of = ${row}.external_id and back.kind = 'return' and back.status <> 'cancelled')`,
    },
    title: ['Refunded', '已退款'],
    description: ['Given back by the returns that name this order; a positive amount.', '指明此订单的退货所退金额，正数。'],
  })
  readonly refunded!: string;

  @Exposed('boolean', 'behaviour', {
    inLanguage: false,
    group: 'orders',
    title: ['Incomplete', '不完整'],
    description: ['Whether lines of the order were rejected or are still missing.', '订单是否有被拒绝或缺少的行。'],
  })
  incomplete!: boolean;

  @Related(() => Customer, 'record', {
    kind: 'one',
    nullable: true,
    on: (order, customer) => `${customer}.id = ${order}.customer_id`,
    description: 'Who bought; null for anonymous orders.',
  })
  customer!: Relation<Customer> | null;

  @Related(() => OrderLine, 'behaviour', {
    kind: 'list',
    on: (order, line) => `${line}.customer_id = ${order}.customer_id and ${line}.order_id = ${order}.id`,
    orderBy: ['position'],
    description: 'What was bought, in the order of the receipt.',
  })
  lines!: Relation<OrderLine>[];

  /** 'order' or 'return' */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'is_anonymous', type: 'boolean', default: false })
  isAnonymous!: boolean;

  @Column({ name: 'store_id', type: 'uuid', nullable: true })
  storeId!: StoreId | null;

  @Column({ name: 'pickup_store_id', type: 'uuid', nullable: true })
  pickupStoreId!: StoreId | null;

  @Exposed('text', 'behaviour', {
    nullable: true,
    inLanguage: false,
    group: 'orders',
    title: ['Return of', '退货原单'],
    description: ['Number of the order that this return gives back; null for an order.', '退货所对应的原订单编号；订单本身为空。'],
  })
  returnOf!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
