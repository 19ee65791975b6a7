import type { Module } from '../../access/module.js';
import { OrdersResolver } from './orders.resolver.js';
import { OrderLine } from './order-line.entity.js';
import { Order } from './order.entity.js';
import './orders.facts.js';

export { OrderLine } from './order-line.entity.js';
export type { LineRow, OrderOutcome, OrderRow, OrderWriteOptions } from './order-row.js';
export { isOrder, Order } from './order.entity.js';
export { OrderStatus } from './order.enums.js';
export { recordMany } from './orders.service.js';
export { undoOrders } from './undo-orders.js';

/** Orders, their lines and returns. */
export const ordersModule: Module = { entities: [Order, OrderLine], resolvers: [OrdersResolver], orphans: [Order, OrderLine] };
