import { registerEnumType } from 'type-graphql';

export enum ImportKind {
  CUSTOMERS = 'CUSTOMERS',
  PRODUCTS = 'PRODUCTS',
  ORDERS = 'ORDERS',
}
registerEnumType(ImportKind, {
  name: 'ImportKind',
  description: 'What the rows of a file are.',
  valuesConfig: {
    CUSTOMERS: { description: 'A customer a row.' },
    PRODUCTS: { description: 'A product a row.' },
    ORDERS: { description: 'A line of an order a row; rows with one order number are one order.' },
  },
});

export enum ImportState {
  UPLOADED = 'UPLOADED',
  MAPPED = 'MAPPED',
  CHECKING = 'CHECKING',
  CHECKED = 'CHECKED',
  RUNNING = 'RUNNING',
  PAUSED = 'PAUSED',
  DONE = 'DONE',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
  UNDOING = 'UNDOING',
  UNDONE = 'UNDONE',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How far an import is.',
  valuesConfig: {
    UPLOADED: { description: 'The file is here and its columns are guessed.' },
    MAPPED: { description: 'The columns are settled; the file waits to be checked.' },
    CHECKING: { description: 'The whole file is read as a dry run.' },
    CHECKED: { description: 'The dry run is over; nothing is written yet.' },
    RUNNING: { description: 'Batches are committed.' },
    PAUSED: { description: 'Somebody stopped it between two batches; it can go on.' },
    DONE: { description: 'Every row is in or rejected.' },
    FAILED: { description: 'It ended early; `failure` says why. What was committed stays.' },
    CANCELLED: { description: 'Somebody ended it; what was committed stays.' },
    UNDOING: { description: 'What it changed is taken back, batch by batch.' },
    UNDONE: { description: 'It was taken back; `leftovers` lists what stays as it is.' },
  },
});

export enum IssueSeverity {
  REJECTED = 'REJECTED',
  WARNING = 'WARNING',
}
registerEnumType(IssueSeverity, {
  name: 'IssueSeverity',
  description: 'What an issue does to its row.',
  valuesConfig: {
    REJECTED: { description: 'The row does not go in.' },
    WARNING: { description: 'The row goes in; somebody should look at it.' },
  },
});

export enum LeftoverReason {
  CHANGED_SINCE = 'CHANGED_SINCE',
  IN_USE = 'IN_USE',
  MERGED_SINCE = 'MERGED_SINCE',
}
registerEnumType(LeftoverReason, {
  name: 'LeftoverReason',
  description: 'Why undoing an import left something as it is.',
  valuesConfig: {
    CHANGED_SINCE: { description: 'Somebody changed it since.' },
    IN_USE: { description: 'Something that came another way refers to it.' },
    MERGED_SINCE: { description: 'The customer is part of another by now.' },
  },
});

export enum ChangedRecord {
  order = 'order',
  customer = 'customer',
  product = 'product',
  store = 'store',
  category = 'category',
}
registerEnumType(ChangedRecord, {
  name: 'ChangedRecord',
  description: 'What an import made or changed.',
  valuesConfig: {
    order: { description: 'An order or a return, with its lines.' },
    customer: { description: 'A customer.' },
    product: { description: 'A product.' },
    store: { description: 'A store.' },
    category: { description: 'A category.' },
  },
});

export enum DecimalMark {
  POINT = '.',
  COMMA = ',',
}
registerEnumType(DecimalMark, {
  name: 'DecimalMark',
  description: 'What stands before the decimals of a number; the other sign may stand between thousands.',
  valuesConfig: { POINT: { description: '1,234.50' }, COMMA: { description: '1.234,50' } },
});

export enum DateOrder {
  DAY_FIRST = 'DMY',
  MONTH_FIRST = 'MDY',
}
registerEnumType(DateOrder, {
  name: 'DateOrder',
  description: 'Which of day and month comes first in dates that end with the year.',
  valuesConfig: { DAY_FIRST: { description: '31/12/2026' }, MONTH_FIRST: { description: '12/31/2026' } },
});

export enum FileFormat {
  TEXT = 'TEXT',
  XLSX = 'XLSX',
}
registerEnumType(FileFormat, {
  name: 'FileFormat',
  description: 'What kind of table a file is.',
  valuesConfig: { TEXT: { description: 'A text with a record a line.' }, XLSX: { description: 'A workbook of Excel 2007 or later.' } },
});

export enum FormatQuestionAbout {
  DECIMAL_MARK = 'DECIMAL_MARK',
  DATE_ORDER = 'DATE_ORDER',
}
registerEnumType(FormatQuestionAbout, {
  name: 'FormatQuestionAbout',
  description: 'Which option answers a question.',
  valuesConfig: {
    DECIMAL_MARK: { description: 'The option `decimalMark`.' },
    DATE_ORDER: { description: 'The option `dateOrder`.' },
  },
});
