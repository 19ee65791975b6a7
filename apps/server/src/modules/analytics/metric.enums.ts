import { registerEnumType } from 'type-graphql';
import { restrictEnumValues } from '../../access/schema-labels.js';

/** What can be counted. */
export enum MetricMeasure {
  CUSTOMERS = 'CUSTOMERS',
  ORDERS = 'ORDERS',
  REVENUE = 'REVENUE',
  AVERAGE_ORDER = 'AVERAGE_ORDER',
  ITEMS = 'ITEMS',
}
registerEnumType(MetricMeasure, {
  name: 'MetricMeasure',
  description: 'What can be counted.',
  valuesConfig: {
    CUSTOMERS: { description: 'Customers with at least one order; anonymous orders have none.' },
    ORDERS: { description: 'Orders; cancelled ones and returns are left out.' },
    REVENUE: {
      description:
        'Line amounts less order discounts; returns are in at their own date, shipping and tax are out. By category, order discounts are left out.',
    },
    AVERAGE_ORDER: { description: 'Revenue divided by orders; missing without orders.' },
    ITEMS: { description: 'Pieces sold; those given back are taken off.' },
  },
});
restrictEnumValues('MetricMeasure', {
  CUSTOMERS: 'Customer.id',
  ORDERS: 'Order.placedAt',
  REVENUE: 'OrderLine.amount',
  AVERAGE_ORDER: 'OrderLine.amount',
  ITEMS: 'OrderLine.quantity',
});

/** What figures can be split by. */
export enum MetricDimension {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  CHANNEL = 'CHANNEL',
  STORE = 'STORE',
  CITY = 'CITY',
  CATEGORY = 'CATEGORY',
}
registerEnumType(MetricDimension, {
  name: 'MetricDimension',
  description: 'What figures can be split by.',
  valuesConfig: {
    DAY: { description: 'Calendar day, 2026-03-01.' },
    WEEK: { description: 'Week, named by its Monday, 2026-02-23.' },
    MONTH: { description: 'Calendar month, 2026-03.' },
    CHANNEL: { description: 'Channel of the order.' },
    STORE: { description: 'Name of the store.' },
    CITY: { description: 'City the customer lives in.' },
    CATEGORY: { description: "Key of the product's own category." },
  },
});
restrictEnumValues('MetricDimension', {
  DAY: 'Order.placedAt',
  WEEK: 'Order.placedAt',
  MONTH: 'Order.placedAt',
  CHANNEL: 'Order.channel',
  STORE: 'Store.name',
  CITY: 'Customer.city',
  CATEGORY: 'Product.category',
});
