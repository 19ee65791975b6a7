import type { Words } from '@regulars/segment-language';
import type { ImportKind } from './import.enums.js';

/** How the text of a cell is read. */
export type CellType =
  | 'text'
  | 'email'
  | 'phone'
  | 'key'
  | 'instant'
  | 'day'
  | 'quantity'
  | 'price'
  | 'amount'
  | 'currency'
  | 'status'
  | 'gender'
  | 'yesno'
  | 'list'
  | 'path';

/** Something a column can be: the place of its value in the row that is written, as in the inputs of the graph. */
export interface Target {
  readonly name: string;
  readonly title: Words;
  readonly type: CellType;
  readonly required: boolean;
}

const target = (name: string, type: CellType, en: string, zhCn: string, required = false): Target => ({
  name,
  type,
  title: { en, zhCn },
  required,
});

const profile = (prefix: string): readonly Target[] => [
  target(`${prefix}displayName`, 'text', 'Customer name', '顾客姓名'),
  target(`${prefix}givenName`, 'text', 'First name', '名'),
  target(`${prefix}familyName`, 'text', 'Last name', '姓'),
  target(`${prefix}birthDate`, 'day', 'Birth date', '出生日期'),
  target(`${prefix}gender`, 'gender', 'Gender', '性别'),
  target(`${prefix}country`, 'text', 'Country', '国家'),
  target(`${prefix}province`, 'text', 'Province', '省份'),
  target(`${prefix}city`, 'text', 'City', '城市'),
  target(`${prefix}district`, 'text', 'District', '区县'),
  target(`${prefix}address`, 'text', 'Address', '地址'),
  target(`${prefix}acquisitionSource`, 'text', 'Acquisition source', '获客来源'),
];

const keys = (prefix: string): readonly Target[] => [
  target(`${prefix}externalId`, 'key', 'Customer id', '顾客编号'),
  target(`${prefix}card`, 'key', 'Member card', '会员卡号'),
  target(`${prefix}email`, 'email', 'E-mail', '邮箱'),
  target(`${prefix}phone`, 'phone', 'Phone', '手机号'),
];

const orders: readonly Target[] = [
  target('externalId', 'key', 'Order number', '订单号', true),
  target('placedAt', 'instant', 'Order date', '下单时间', true),
  target('lines.sku', 'key', 'Product code', '商品编码'),
  target('lines.name', 'text', 'Product name', '商品名称'),
  target('lines.quantity', 'quantity', 'Quantity', '数量', true),
  target('lines.unitPrice', 'price', 'Unit price', '单价', true),
  target('lines.externalId', 'key', 'Line id', '行编号'),
  target('lines.category', 'path', 'Category', '品类'),
  target('lines.brand', 'text', 'Brand', '品牌'),
  ...keys('customer.'),
  ...profile('customer.'),
  target('status', 'status', 'Status', '订单状态'),
  target('cancelledAt', 'instant', 'Cancelled at', '取消时间'),
  target('channel', 'text', 'Channel', '渠道'),
  target('store', 'key', 'Store', '门店'),
  target('pickupStore', 'key', 'Pick-up store', '自提门店'),
  target('payment', 'text', 'Payment', '支付方式'),
  target('delivery', 'text', 'Delivery', '配送方式'),
  target('deliveredAt', 'instant', 'Delivered at', '送达时间'),
  target('discount', 'amount', 'Discount', '折扣'),
  target('shipping', 'amount', 'Shipping', '运费'),
  target('tax', 'amount', 'Tax', '税'),
  target('refunded', 'amount', 'Refunded amount', '退款金额'),
  target('currency', 'currency', 'Currency', '币种'),
  target('returnOf', 'key', 'Return of order', '退货原单'),
  target('incomplete', 'yesno', 'Lines are missing', '缺少明细'),
];

const customers: readonly Target[] = [
  ...keys(''),
  ...profile(''),
  target('incomeBand', 'text', 'Income band', '收入水平'),
  target('education', 'text', 'Education', '学历'),
  target('occupation', 'text', 'Occupation', '职业'),
  target('tags', 'list', 'Tags', '标签'),
  target('interests', 'list', 'Interests', '兴趣'),
];

const facets = [
  ['function', 'Function', '功能'],
  ['purpose', 'Purpose', '用途'],
  ['specification', 'Specification', '规格'],
  ['origin', 'Origin', '产地'],
  ['material', 'Material', '材质'],
] as const;

const products: readonly Target[] = [
  target('externalId', 'key', 'Product code', '商品编码', true),
  target('name', 'text', 'Product name', '商品名称'),
  target('category', 'path', 'Category', '品类'),
  target('brand', 'text', 'Brand', '品牌'),
  ...facets.map(([key, en, zhCn]) => target(`facets.${key}`, 'text', en, zhCn)),
];

const ofKind: Readonly<Record<ImportKind, readonly Target[]>> = { ORDERS: orders, CUSTOMERS: customers, PRODUCTS: products };

/** A custom attribute that customers have here. */
export interface AttributeName {
  readonly key: string;
  readonly title: Words;
}

/** Everything a column of such a file can be; files of customers can also carry the custom attributes. */
export function targetsOf(kind: ImportKind, attributes: readonly AttributeName[]): readonly Target[] {
  if (kind !== 'CUSTOMERS') return ofKind[kind];
  return [...customers, ...attributes.map(({ key, title }) => target(`attributes.${key}`, 'text', title.en, title.zhCn))];
}
