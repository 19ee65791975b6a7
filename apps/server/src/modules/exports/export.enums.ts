import { registerEnumType } from 'type-graphql';

export enum ExportFormat {
  CSV = 'CSV',
  JSON = 'JSON',
}
registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'How an exported file is written.',
  valuesConfig: {
    CSV: { description: 'A header and a row a customer; no cell is run as a formula.' },
    JSON: { description: 'An array with an object a customer.' },
  },
});

export enum ExportKind {
  MEMBERS = 'MEMBERS',
  CUSTOMERS = 'CUSTOMERS',
  PRODUCTS = 'PRODUCTS',
  ORDERS = 'ORDERS',
}
registerEnumType(ExportKind, {
  name: 'ExportKind',
  description: 'What an exported file holds.',
  valuesConfig: {
    MEMBERS: { description: 'Members of a segment.' },
    CUSTOMERS: { description: 'Customers, a row each, as an import takes them.' },
    PRODUCTS: { description: 'Products, a row each, as an import takes them.' },
    ORDERS: { description: 'Orders and returns, a row a line, as an import takes them.' },
  },
});

export enum ExportState {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
  EXPIRED = 'EXPIRED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(ExportState, {
  name: 'ExportState',
  description: 'How far an export is.',
  valuesConfig: {
    WAITING: { description: 'It waits for its turn.' },
    RUNNING: { description: 'The file is written.' },
    DONE: { description: 'The file can be downloaded by its maker for 24 hours.' },
    FAILED: { description: 'It ended early; `failure` says why.' },
    EXPIRED: { description: 'The 24 hours are over; the file is gone.' },
    CANCELLED: { description: 'Somebody called it off before it was done.' },
  },
});
