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
  | 'list'
  | 'path';

/** Something a column can be: the place of its value in the row that is written, as in the inputs of the graph. */
export interface Target {
  readonly name: string;
  readonly title: Words;
  readonly type: CellType;
  readonly required: boolean;
  /** Names that columns for it have, folded: lower case, letters and digits alone. */
  readonly synonyms: readonly string[];
}

const target = (name: string, type: CellType, en: string, zhCn: string, synonyms = '', required = false): Target => ({
  name,
  type,
  title: { en, zhCn },
  required,
  synonyms: [name, en, zhCn, ...synonyms.split(' ')].map(foldHeader).filter((synonym) => synonym !== ''),
});

/** A header as names are compared: width and case folded, only letters and digits. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const profile = (prefix: string): readonly Target[] => [
  target(
    `${prefix}displayName`,
    'text',
    'Customer name',
    '顾客姓名',
    'displayname fullname custname membername buyername 姓名 会员姓名 客户姓名 客户名称 买家姓名 收货人 联系人',
  ),
  target(`${prefix}birthDate`, 'day', 'Birth date', '出生日期', 'birthdate birthday dateofbirth dob 生日 出生年月'),
  target(`${prefix}gender`, 'gender', 'Gender', '性别', 'gender sex'),
  target(`${prefix}country`, 'text', 'Country', '国家', 'country countrycode customercountry billingcountry shippingcountry 国家地区 国别'),
  target(`${prefix}province`, 'text', 'Province', '省份', 'province state region 省 billingprovince shippingprovince'),
  target(`${prefix}city`, 'text', 'City', '城市', 'city town 市 所在城市 billingcity shippingcity'),
  target(`${prefix}district`, 'text', 'District', '区县', 'district county 区 县'),
  target(`${prefix}address`, 'text', 'Address', '地址', 'address street 详细地址 收货地址 address1'),
  target(
    `${prefix}acquisitionSource`,
    'text',
    'Acquisition source',
    '获客来源',
    'acquisition acquisitionsource utmsource 注册来源 获客渠道',
  ),
];

const keys = (prefix: string, idNames: string): readonly Target[] => [
  target(`${prefix}externalId`, 'key', 'Customer id', '顾客编号', idNames),
  target(`${prefix}card`, 'key', 'Member card', '会员卡号', 'card cardno cardnumber membercard loyaltycard 会员卡 卡号'),
  target(`${prefix}email`, 'email', 'E-mail', '邮箱', 'email emailaddress mail customeremail 电子邮件 电子邮箱 邮箱地址'),
  target(`${prefix}phone`, 'phone', 'Phone', '手机号', 'phone phonenumber mobile mobilephone tel telephone 手机 电话 手机号码 联系电话'),
];

const customerIds =
  'customerid customerno customernumber custid clientid memberid memberno userid buyerid 会员号 会员编号 会员id 客户编号 客户号 顾客号 用户编号 用户id 买家id';

const orders: readonly Target[] = [
  target(
    'externalId',
    'key',
    'Order number',
    '订单号',
    'orderid orderno invoice invoiceno invoicenumber invoiceid ordername receipt receiptno transactionid 订单编号 订单id 单号 单据号 小票号 发票号 交易号',
    true,
  ),
  target(
    'placedAt',
    'instant',
    'Order date',
    '下单时间',
    'orderdate ordertime date datetime invoicedate createdat placedat purchasedate transactiondate timestamp 下单日期 订单时间 订单日期 日期 时间 交易时间 购买时间 付款时间 创建时间',
    true,
  ),
  target(
    'lines.sku',
    'key',
    'Product code',
    '商品编码',
    'sku stockcode productid productcode productno itemid itemcode itemno lineitemsku barcode 商品编号 商品id 货号 产品编号 产品编码 条码 商品代码',
  ),
  target(
    'lines.name',
    'text',
    'Product name',
    '商品名称',
    'description name product productname item itemname lineitemname 商品 产品名称 品名 名称 商品描述',
  ),
  target(
    'lines.quantity',
    'quantity',
    'Quantity',
    '数量',
    'qty quantity units pieces lineitemquantity 件数 购买数量 销售数量 商品数量',
    true,
  ),
  target(
    'lines.unitPrice',
    'price',
    'Unit price',
    '单价',
    'unitprice price itemprice priceeach lineitemprice 价格 售价 商品单价 成交单价',
    true,
  ),
  target('lines.externalId', 'key', 'Line id', '行编号', 'lineid lineno linenumber orderlineid lineitemid 行号 明细编号'),
  target('lines.category', 'path', 'Category', '品类', 'category productcategory categorypath 类目 分类 商品分类 商品类目'),
  target('lines.brand', 'text', 'Brand', '品牌', 'brand vendor 商品品牌'),
  ...keys('customer.', customerIds),
  ...profile('customer.'),
  target('status', 'status', 'Status', '订单状态', 'status orderstatus 状态'),
  target('channel', 'text', 'Channel', '渠道', 'channel saleschannel orderchannel 销售渠道 下单渠道 来源渠道'),
  target('store', 'key', 'Store', '门店', 'store shop storeid storecode branch 店铺 门店编号 门店编码'),
  target('payment', 'text', 'Payment', '支付方式', 'payment paymentmethod 付款方式'),
  target('delivery', 'text', 'Delivery', '配送方式', 'delivery deliverymethod shippingmethod 物流方式'),
  target('discount', 'amount', 'Discount', '折扣', 'discount discountamount orderdiscount 优惠 优惠金额 折扣金额'),
  target('shipping', 'amount', 'Shipping', '运费', 'shipping shippingfee freight 邮费 配送费'),
  target('tax', 'amount', 'Tax', '税', 'tax taxes vat taxamount 税额 税费'),
  target('currency', 'currency', 'Currency', '币种', 'currency currencycode 货币'),
  target('returnOf', 'key', 'Return of order', '退货原单', 'returnof originalorder originalinvoice 原订单号'),
];

const customers: readonly Target[] = [
  ...keys('', `${customerIds} id externalid`),
  ...profile('').map((one) => (one.name === 'displayName' ? { ...one, synonyms: [...one.synonyms, 'name', '名称'] } : one)),
  target('incomeBand', 'text', 'Income band', '收入水平', 'income incomeband 收入'),
  target('education', 'text', 'Education', '学历', 'education 教育程度'),
  target('occupation', 'text', 'Occupation', '职业', 'occupation job profession'),
  target('tags', 'list', 'Tags', '标签', 'tags tag labels'),
  target('interests', 'list', 'Interests', '兴趣', 'interests interest hobbies 爱好'),
];

const facets = [
  ['function', 'Function', '功能'],
  ['purpose', 'Purpose', '用途'],
  ['specification', 'Specification', '规格'],
  ['origin', 'Origin', '产地'],
  ['material', 'Material', '材质'],
] as const;

const products: readonly Target[] = [
  target(
    'externalId',
    'key',
    'Product code',
    '商品编码',
    'sku stockcode productid productcode productno itemid itemcode id barcode 商品编号 商品id 货号 产品编号 产品编码 条码',
    true,
  ),
  target('name', 'text', 'Product name', '商品名称', 'name description title product productname itemname 商品 产品名称 品名 名称'),
  target('category', 'path', 'Category', '品类', 'category productcategory categorypath 类目 分类 商品分类 商品类目'),
  target('brand', 'text', 'Brand', '品牌', 'brand vendor 商品品牌'),
  ...facets.map(([key, en, zhCn]) => target(`facets.${key}`, 'text', en, zhCn, key)),
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
  return [...customers, ...attributes.map(({ key, title }) => target(`attributes.${key}`, 'text', title.en, title.zhCn, foldHeader(key)))];
}

/** Guesses by its header what each column is; undefined where nothing fits, and no target twice. */
export function guessTargets(headers: readonly string[], targets: readonly Target[]): readonly (string | undefined)[] {
  const free = new Set(targets);
  return headers.map((header) => {
    const folded = foldHeader(header);
    const found = [...free].find(({ synonyms }) => synonyms.includes(folded));
    if (found) free.delete(found);
    return found?.name;
  });
}
