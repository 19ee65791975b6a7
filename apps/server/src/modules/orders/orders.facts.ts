import { Related } from '../../access/exposed.js';
import { extraField } from '../../access/extra-field.js';
import { connectionOf } from '../../access/connection-types.js';
import { defineFact } from '../../read/index.js';
import { Product, Store } from '../catalog/index.js';
import { Customer, ownedByCustomer } from '../customers/index.js';
import { OrderLine } from './order-line.entity.js';
import { Order, isOrder } from './order.entity.js';

Related(() => connectionOf('Order', () => Order), 'behaviour', {
  kind: 'connection',
  nullable: true,
  record: () => Order,
  on: (customer, order) => `${order}.customer_id = ${customer}.id`,
  orderBy: ['-placedAt'],
  description: 'Orders, the latest first; returns and cancelled orders are on the timeline.',
})(Customer.prototype, 'orders');

extraField('Order', 'hour', 'integer', 'behaviour', {
  from: {
    kind: 'expression',
    isPortable: true,
    sql: ({ row, bind, zone }) => `extract(hour from ${row}.placed_at at time zone ${bind(zone, 'text')})::integer`,
  },
  group: 'orders',
  title: ['Hour', '下单时段'],
  description: [
    'Hour of the day in which the order was placed, 0 to 23, in the zone of the question.',
    '下单的小时，0 到 23，按所问的时区。',
  ],
  synonyms: ['time of day', '小时'],
  examples: ['8', '18'],
});

extraField('Order', 'weekday', 'integer', 'behaviour', {
  from: {
    kind: 'expression',
    isPortable: true,
    sql: ({ row, bind, zone }) => `extract(isodow from ${row}.placed_at at time zone ${bind(zone, 'text')})::integer`,
  },
  group: 'orders',
  title: ['Weekday', '星期几'],
  description: ['Day of the week, 1 Monday to 7 Sunday, in the zone of the question.', '星期几，1 为周一，7 为周日，按所问的时区。'],
  synonyms: ['day of week', '周几'],
  examples: ['1', '7'],
});

extraField('OrderLine', 'id', 'id', 'record', {
  from: { kind: 'column', column: 'id' },
  inLanguage: false,
  title: ['Id', '编号'],
  description: ['Breaks ties between lines.', '用于区分同序的行。'],
});

extraField('OrderLine', 'position', 'integer', 'behaviour', {
  from: { kind: 'column', column: 'position' },
  inLanguage: false,
  title: ['Position', '行序'],
  description: ['Place on the receipt, from 0.', '在小票上的位置，从 0 开始。'],
});

extraField('OrderLine', 'placedAt', 'instant', 'behaviour', {
  from: { kind: 'column', column: 'placed_at' },
  group: 'orders',
  title: ['Sold', '销售时间'],
  description: ["When the line's order or return was made.", '该行所属订单或退货的时间。'],
});

// What a caller sets of an order beside its shown fields; whoever may write these may record orders.
extraField('Order', 'returnOf', 'text', 'behaviour', {
  nullable: true,
  from: { kind: 'column', column: 'return_of' },
  inLanguage: false,
  title: ['Return of', '退货原单'],
  description: ['Number of the order a return gives back.', '退货对应的订单号。'],
});

extraField('Order', 'currency', 'text', 'behaviour', {
  from: { kind: 'expression', sql: () => '(select organisation.currency from organisation)' },
  inLanguage: false,
  title: ['Currency', '币种'],
  description: ['Currency of the amounts, the one of the installation.', '金额的币种，即本系统的币种。'],
});

/** Purchases: returns and cancelled orders left out. */
export const orders = defineFact({
  name: 'orders',
  record: () => Order,
  table: 'orders',
  changedBy: 'orders',
  title: { en: 'Orders', zhCn: '订单' },
  description: { en: 'Purchases; returns and cancelled orders are left out.', zhCn: '购买的订单；不含退货和已取消订单。' },
  time: { field: 'placedAt', column: 'placed_at' },
  only: isOrder,
  columns: ['id', 'store_id', 'kind', 'status'],
  parents: {
    store: { record: () => Store, on: (order, store) => `${store}.id = ${order}.store_id`, title: { en: 'Store', zhCn: '门店' } },
  },
  children: {
    lines: { key: 'order_id', sameTime: true },
  },
});

/** Rows of receipts: those of returns count with negative quantity and amount, those of cancelled orders do not count. */
export const lines = defineFact({
  name: 'lines',
  record: () => OrderLine,
  table: 'lines',
  changedBy: 'orders',
  title: { en: 'Order lines', zhCn: '订单行' },
  description: {
    en: 'Rows of receipts; those of returns have negative quantity and amount, those of cancelled orders are left out.',
    zhCn: '小票上的每一行；退货行的数量和金额为负，已取消订单的行不计。',
  },
  time: { field: 'placedAt', column: 'placed_at' },
  only: (row) => `${row}.counts`,
  columns: ['order_id', 'product_id', 'counts'],
  parents: {
    product: { record: () => Product, on: (line, product) => `${product}.id = ${line}.product_id`, title: { en: 'Product', zhCn: '商品' } },
    order: {
      record: () => Order,
      on: (line, order) => `${order}.customer_id = ${line}.customer_id and ${order}.id = ${line}.order_id`,
      title: { en: 'Order', zhCn: '订单' },
    },
  },
  children: {},
});

ownedByCustomer({ table: 'order_keys', key: ['source', 'external_id'], pointer: true, erased: {} });
ownedByCustomer({ table: 'orders', key: ['id'], erased: { is_anonymous: true } });
ownedByCustomer({ table: 'lines', key: ['order_id'], unique: ['order_id', 'id'], erased: {} });
