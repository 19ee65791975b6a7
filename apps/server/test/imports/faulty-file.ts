import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { Random } from '../../src/demo/random.js';
import { type Column, columns, type FaultyLine, faultyLines, ofOrder, type Tongue } from './faulty-orders.js';

/** A file of orders as some shop might send it, and what must come of it. */
export interface FaultyFile {
  readonly content: Buffer;
  /** what is odd about it, to be told when a test fails */
  readonly says: string;
  readonly total: number;
  readonly rejected: number;
  /** orders and returns of which at least one line is good */
  readonly orders: number;
  readonly lines: number;
  /** sum of quantity × price of the good lines, in minor units */
  readonly amount: number;
  /** good rows of orders that name no customer */
  readonly anonymous: number;
  /** orders that lost a line */
  readonly incomplete: number;
}

const headers: Readonly<Record<Tongue, string>> = {
  en: 'Order number|Order date|SKU|Product name|Quantity|Unit price|Currency|Customer ID|Email|Phone|Customer name',
  de: 'Bestellnummer|Bestelldatum|Artikelnummer|Bezeichnung|Menge|Einzelpreis|Währung|Kundennummer|E-Mail|Telefon|Kunde',
  zh: '订单编号|下单时间|商品编码|商品名称|数量|单价|币种|会员号|邮箱|手机号|会员姓名',
  tw: '訂單編號|訂單日期|商品編號|商品名稱|數量|單價|幣別|會員編號|電子郵件|手機|顧客姓名',
  ja: '注文番号|注文日時|商品コード|商品名|数量|単価|通貨|顧客番号|メールアドレス|電話番号|氏名',
  ko: '주문번호|주문일시|상품코드|상품명|수량|단가|통화|고객번호|이메일|전화번호|고객명',
};
const totalsWords: Readonly<Record<Tongue, string>> = { en: 'Total', de: 'Summe', zh: '合计', tw: '總計', ja: '合計', ko: '합계' };
const titles: Readonly<Record<Tongue, string>> = {
  en: 'Sales of the first quarter',
  de: 'Verkäufe des ersten Quartals',
  zh: '第一季度销售明细表',
  tw: '第一季銷售明細表',
  ja: '第一四半期の売上',
  ko: '일분기 매출',
};
/** with the mark that begins a file, and without */
const encodings: Readonly<Record<Tongue, readonly string[]>> = {
  en: ['utf8', 'utf8 mark', 'utf16-le mark', 'utf16-be mark', 'windows-1252'],
  de: ['utf8', 'utf8 mark', 'utf16-le mark', 'windows-1252'],
  zh: ['utf8', 'utf8 mark', 'gb18030', 'utf16-le mark', 'utf16-be mark'],
  tw: ['utf8', 'big5', 'utf16-le mark'],
  ja: ['utf8', 'shift_jis', 'utf8 mark'],
  ko: ['utf8', 'euc-kr', 'utf8 mark'],
};

/** How a file writes what its lines say. */
interface Style {
  readonly tongue: Tongue;
  readonly oncePerOrder: boolean;
  readonly date: (day: Date) => string;
  readonly price: (cents: number) => string;
  readonly id: (id: string) => string;
  /** invisible signs around a text */
  readonly dirty: (text: string) => string;
}

const two = (value: number): string => String(value).padStart(2, '0');
const dates: readonly ((day: Date) => string)[] = [
  (day) => day.toISOString().slice(0, 10),
  (day) => `${day.toISOString().slice(0, 16).replace('T', ' ')}`,
  (day) => `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`,
  (day) => `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${day.getUTCFullYear()} ${day.getUTCHours()}:${two(day.getUTCMinutes())}`,
  (day) => `${two(day.getUTCDate())}.${two(day.getUTCMonth() + 1)}.${day.getUTCFullYear()}`,
  (day) => `${day.getUTCFullYear()}/${day.getUTCMonth() + 1}/${day.getUTCDate()} ${two(day.getUTCHours())}:${two(day.getUTCMinutes())}:00`,
];
const chineseDate = (day: Date): string => `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
const grouped = (whole: string, sign: string): string => whole.replace(/\B(?=(\d{3})+$)/g, sign);
const written = (cents: number, mark: string, thousands: string): string =>
  `${grouped(String(Math.floor(cents / 100)), thousands)}${mark}${two(cents % 100)}`;

function styleOf(random: Random, tongue: Tongue): Style {
  const prices: readonly ((cents: number) => string)[] = [
    (cents) => written(cents, '.', ''),
    (cents) => written(cents, '.', ','),
    (cents) => written(cents, ',', ''),
    (cents) => written(cents, ',', '.'),
    (cents) => `¥${written(cents, '.', '')}`,
  ];
  const forms = tongue === 'zh' ? [...dates, chineseDate] : dates;
  const hasSign = tongue === 'zh' || tongue === 'en' ? prices : prices.slice(0, 4);
  const isDirty = random.chance(0.3);
  const asNumber = random.chance(0.3);
  return {
    tongue,
    oncePerOrder: random.chance(0.3),
    date: random.pick(forms),
    price: random.pick(hasSign),
    id: (id) => (asNumber ? `${id}.0` : id),
    dirty: (text) => (isDirty && text !== '' ? ` \u0000${text}\u0000 ` : text),
  };
}

function cellsOf(line: FaultyLine, style: Style): readonly string[] {
  const values: Record<Column, string> = {
    order: line.order,
    date: style.date(line.day),
    sku: line.sku,
    name: style.dirty(line.name),
    quantity: String(line.quantity),
    price: style.price(line.cents),
    currency: 'CNY',
    id: line.customer ? style.id(line.customer.id) : '',
    email: line.customer?.email ?? '',
    phone: line.customer?.phone ?? '',
    customer: style.dirty(line.customer?.name ?? ''),
    ...line.spoilt,
  };
  const cells = columns.map((name) => (style.oncePerOrder && !line.isFirst && ofOrder.has(name) ? '' : values[name]));
  return line.fault === 'short' ? cells.slice(0, 8) : cells;
}

/** The file of a seed: the same seed makes the same file. */
export async function faultyFile(seed: number): Promise<FaultyFile> {
  const random = new Random(seed);
  const tongue = random.pick(['en', 'de', 'zh', 'tw', 'ja', 'ko'] as const);
  const sheet = random.chance(0.15);
  const style = styleOf(random, tongue);
  const lines = faultyLines(random, tongue, style.oncePerOrder, sheet);
  const extra = random.pick([[], [], ['', 'Note', 'Note']]);
  const names = [...headers[tongue].split('|'), ...extra];
  const rows = lines.map((line) => {
    const cells = cellsOf(line, style);
    return line.fault === 'short' ? cells : [...cells, ...extra.map(() => 'n'), ...(line.fault === 'long' ? ['x', 'y'] : [])];
  });
  const isSummed = random.chance(0.4);
  const isRepeated = random.chance(0.2);
  const table = [
    ...(random.chance(0.3) ? [[titles[tongue]], []] : []),
    names,
    ...rows,
    ...(isRepeated ? [names] : []),
    ...(isSummed ? [[totalsWords[tongue], ...names.slice(1).map(() => '')]] : []),
  ];
  const notes = [tongue, `${style.date(new Date(0))} ${style.price(123_456)}`, ...(style.oncePerOrder ? ['once per order'] : [])];
  const odd = (isSummed ? 1 : 0) + (isRepeated ? 1 : 0);
  const saved = sheet ? await asWorkbook(table) : asText(random, table, lines, tongue);
  return { content: saved.content, says: [`seed ${seed}`, ...notes, saved.how].join('; '), ...expected(lines, odd) };
}

function expected(lines: readonly FaultyLine[], odd: number): Omit<FaultyFile, 'content' | 'says'> {
  const good = lines.filter(({ fault }) => fault === undefined);
  const orders = new Set(good.map(({ order }) => order));
  const bad = lines.filter(({ fault }) => fault !== undefined);
  return {
    total: lines.length + odd,
    rejected: bad.length + odd,
    orders: orders.size,
    lines: good.length,
    amount: good.reduce((sum, { quantity, cents }) => sum + quantity * cents, 0),
    anonymous: good.filter(({ customer }) => customer === undefined).length,
    incomplete: new Set(bad.map(({ order }) => order).filter((order) => orders.has(order))).size,
  };
}

interface Saved {
  readonly content: Buffer;
  readonly how: string;
}

async function asWorkbook(table: readonly (readonly string[])[]): Promise<Saved> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Orders');
  for (const row of table) sheet.addRow(row.map((cell) => cell.replaceAll('\u0000', '')));
  return { content: Buffer.from(await book.xlsx.writeBuffer()), how: 'workbook' };
}

function asText(random: Random, table: readonly (readonly string[])[], lines: readonly FaultyLine[], tongue: Tongue): Saved {
  const delimiter = random.pick([',', ';', '\t', '|']);
  const end = random.pick(['\n', '\r\n', '\r']);
  const encoding = random.pick(encodings[tongue]);
  const quotesAll = random.chance(0.3);
  const hasHint = delimiter !== '\t' && random.chance(0.15);
  const quoted = (cell: string): string =>
    quotesAll || cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
  const first = table.findIndex((row) => row.length > 1) + 1;
  const texts = table.map((row, at) => {
    const line = lines[at - first];
    if (line?.fault !== 'quote') return row.map(quoted).join(delimiter);
    return row.map((cell, place) => (place === columns.indexOf('name') ? `"never closed` : quoted(cell))).join(delimiter);
  });
  const text = [...(hasHint ? [`sep=${delimiter}`] : []), ...texts, ''].join(end);
  const [name = '', mark] = encoding.split(' ');
  const how = [encoding, JSON.stringify(delimiter), JSON.stringify(end), ...(hasHint ? ['hint'] : [])].join(' ');
  return { content: iconv.encode(text, name, { addBOM: mark !== undefined }), how };
}
