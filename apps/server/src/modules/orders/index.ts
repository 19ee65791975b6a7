import './orders.facts.js';

export { OrderLine } from './order-line.entity.js';
export { Order } from './order.entity.js';
export { OrderStatus } from './order.enums.js';
