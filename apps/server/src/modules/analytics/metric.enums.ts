import { registerEnumType } from 'type-graphql';
import { restrictEnumValues } from '../../access/schema-labels.js';

/** What can be counted. */
export enum MetricMeasure {
  CUSTOMERS = 'CUSTOMERS',
  NEW_CUSTOMERS = 'NEW_CUSTOMERS',
  RETURNING_CUSTOMERS = 'RETURNING_CUSTOMERS',
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
    NEW_CUSTOMERS: { description: 'Those of them whose very first order is among the orders.' },
    RETURNING_CUSTOMERS: { description: 'Those of them with an order that was not their first; somebody new who came twice is both.' },
    ORDERS: { description: 'Orders; cancelled ones and returns are left out.' },
    REVENUE: {
      description:
        'Line amounts less order discounts; returns are in at their own date, shipping and tax are out. By category, product or brand, order discounts are left out.',
    },
    AVERAGE_ORDER: { description: 'Revenue divided by orders; missing without orders.' },
    ITEMS: { description: 'Pieces sold; those given back are taken off.' },
  },
});
restrictEnumValues('MetricMeasure', {
  CUSTOMERS: 'Customer.id',
  NEW_CUSTOMERS: 'Customer.firstOrderAt',
  RETURNING_CUSTOMERS: 'Customer.firstOrderAt',
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
  WEEKDAY = 'WEEKDAY',
  HOUR = 'HOUR',
  CHANNEL = 'CHANNEL',
  STORE = 'STORE',
  REGION = 'REGION',
  PROVINCE = 'PROVINCE',
  CITY = 'CITY',
  SOURCE = 'SOURCE',
  CATEGORY = 'CATEGORY',
  BRAND = 'BRAND',
  PRODUCT = 'PRODUCT',
  RFM_GROUP = 'RFM_GROUP',
  STAGE = 'STAGE',
  SEGMENT = 'SEGMENT',
}
registerEnumType(MetricDimension, {
  name: 'MetricDimension',
  description: 'What figures can be split by.',
  valuesConfig: {
    DAY: { description: 'Calendar day, 2026-03-01.' },
    WEEK: { description: 'Week, named by its Monday, 2026-02-23.' },
    MONTH: { description: 'Calendar month, 2026-03.' },
    WEEKDAY: { description: 'Day of the week, 1 Monday to 7 Sunday.' },
    HOUR: { description: 'Hour of the day, 00 to 23.' },
    CHANNEL: { description: 'Channel of the order.' },
    STORE: { description: 'Name of the store.' },
    REGION: { description: 'Region of the store.' },
    PROVINCE: { description: 'Province the customer lives in.' },
    CITY: { description: 'City the customer lives in.' },
    SOURCE: { description: 'How the customer was won.' },
    CATEGORY: { description: "Key of the product's own category." },
    BRAND: { description: 'Brand of the product.' },
    PRODUCT: { description: 'Name of the product; those of one name are counted together.' },
    RFM_GROUP: { description: 'RFM group that the customer is in now.' },
    STAGE: { description: 'Lifecycle stage that the customer is in now.' },
    SEGMENT: {
      description:
        'Key of each segment that was asked for, with the members of now; who is in two of them is counted in both, so rows do not add up.',
    },
  },
});
restrictEnumValues('MetricDimension', {
  DAY: 'Order.placedAt',
  WEEK: 'Order.placedAt',
  MONTH: 'Order.placedAt',
  WEEKDAY: 'Order.weekday',
  HOUR: 'Order.hour',
  CHANNEL: 'Order.channel',
  STORE: 'Store.name',
  REGION: 'Store.region',
  PROVINCE: 'Customer.province',
  CITY: 'Customer.city',
  SOURCE: 'Customer.acquisitionSource',
  CATEGORY: 'Product.category',
  BRAND: 'Product.brand',
  PRODUCT: 'Product.name',
  RFM_GROUP: 'Customer.rfmGroup',
  STAGE: 'Customer.lifecycleStage',
  SEGMENT: 'Segment.key',
});
