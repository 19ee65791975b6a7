import { registerEnumType } from 'type-graphql';

export enum OrderStatus {
  OPEN = 'open',
  PAID = 'paid',
  FULFILLED = 'fulfilled',
  CANCELLED = 'cancelled',
}

registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'How far an order has come.',
  valuesConfig: {
    OPEN: { description: 'Placed, not paid yet.' },
    PAID: { description: 'Paid, not handed over yet.' },
    FULFILLED: { description: 'Handed over.' },
    CANCELLED: { description: 'Called off; it is on the timeline and counts nowhere.' },
  },
});
