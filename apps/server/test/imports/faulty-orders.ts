import { Random } from '../../src/demo/random.js';

/** The columns of a file of orders, in their order. */
export const columns = ['order', 'date', 'sku', 'name', 'quantity', 'price', 'currency', 'id', 'email', 'phone', 'customer'] as const;
export type Column = (typeof columns)[number];
export type Tongue = 'en' | 'de' | 'zh' | 'tw' | 'ja' | 'ko';

/** What is wrong with a line: a cell that cannot be read, too few cells, too many, or a quote that is never closed. */
export type LineFault = 'cell' | 'short' | 'long' | 'quote';

export interface FaultyLine {
  readonly order: string;
  readonly day: Date;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly cents: number;
  readonly customer: { readonly id: string; readonly email: string; readonly phone: string; readonly name: string } | undefined;
  readonly isFirst: boolean;
  readonly fault: LineFault | undefined;
  /** cells that say something else than the line does */
  readonly spoilt: Partial<Record<Column, string>>;
}

const goods: Readonly<Record<Tongue, readonly string[]>> = {
  en: ['Baguette', 'Rye bread, sliced', 'Café "Latte" beans', 'Walnut cake', 'Crème brûlée'],
  de: ['Brötchen', 'Käsekuchen, groß', 'Nussschnecke "süß"', 'Apfeltasche für zwei', 'Müsliriegel'],
  zh: ['全麦吐司面包', '红豆沙小面包', '无糖酸奶，原味', '坚果曲奇饼干', '手工牛轧糖礼盒'],
  tw: ['全麥吐司麵包', '紅豆沙小餐包', '無糖優格，原味', '堅果曲奇餅乾', '手工牛軋糖禮盒'],
  ja: ['食パンのスライス', 'クリームパンとあんぱん', 'チョコレートのクッキー', 'りんごのタルト', 'ぶどうパン'],
  ko: ['우유 식빵', '단팥빵 세트', '초콜릿 쿠키와 과자', '사과 파이', '호두 케이크'],
};
const people: Readonly<Record<Tongue, readonly string[]>> = {
  en: ['Anna Smith', "Ben O'Neil", 'Zoë Martin', 'Chloé Dubois'],
  de: ['Jürgen Müller', 'Käthe Schäfer', 'Björn Groß', 'Sören Köhler'],
  zh: ['王小明', '欧阳文静', '李秀英', '张伟国'],
  tw: ['陳志豪', '林雅婷', '黃淑芬', '張家銘'],
  ja: ['山田はなこ', '鈴木いちろう', '佐藤ゆうこ', '高橋けんじ'],
  ko: ['김민수', '이서연', '박지훈', '최은지'],
};
const formulas = ['=1+1', '+cmd', '-2+3', '@SUM(A1:A9)', '=HYPERLINK("x")'];
const spoilings: readonly Partial<Record<Column, string>>[] = [
  { quantity: 'many' },
  { quantity: '0' },
  { price: 'n/a' },
  { price: '-1' },
  { date: 'yesterday' },
  { date: '2026-02-30' },
  { date: '2031-01-31' },
  { currency: 'USD' },
  { id: '1.3E+10' },
];
const lineFaults: readonly LineFault[] = ['cell', 'cell', 'cell', 'short', 'long', 'quote'];
const start = Date.UTC(2026, 0, 1);

/**
 * Lines of some orders: sales, goods given back, some by nobody known, some equal to the line before. Where `oncePerOrder`, the rows below the
 * first leave out what concerns the whole order, so that the first is always good.
 */
export function faultyLines(random: Random, tongue: Tongue, oncePerOrder: boolean, sheet: boolean): readonly FaultyLine[] {
  const customers = people[tongue].map((name, at) => ({
    id: String(12_000 + at * 7 + random.below(7)),
    email: `c${at}.${random.below(1000)}@example.com`,
    phone: `+86 138 0013 8${String(100 + at * 10 + random.below(10))}`,
    name,
  }));
  // a sheet has no quotes and no short rows; a row that lost its cells' borders no longer shows that it leaves out its order
  const unclear = (fault: LineFault): boolean => (sheet && fault !== 'long') || (oncePerOrder && fault === 'quote');
  const lines: FaultyLine[] = [];
  const orders = 3 + random.below(10);
  for (let order = 0; order < orders; order += 1) {
    const isReturn = random.chance(0.15);
    const customer = random.chance(0.2) ? undefined : random.pick(customers);
    // one day after the 12th settles which of day and month comes first
    const day = new Date(start + (order === 0 ? 20 : random.below(50)) * 86_400_000 + random.below(1440) * 60_000);
    const count = 1 + random.below(4);
    for (let at = 0; at < count; at += 1) {
      const isFirst = at === 0;
      const fault = (oncePerOrder && isFirst) || !random.chance(0.18) ? undefined : random.pick(lineFaults);
      const usable = fault !== undefined && unclear(fault) ? 'cell' : fault;
      const good = random.below(goods[tongue].length);
      lines.push({
        order: `${isReturn ? 'C' : ''}${536_000 + order}`,
        day,
        sku: `S${good}`,
        name: random.chance(0.1) ? random.pick(formulas) : (goods[tongue][good] ?? ''),
        quantity: (isReturn ? -1 : 1) * (1 + random.below(30)),
        cents: order === 0 && isFirst ? 125 : 1 + random.below(random.chance(0.1) ? 250_000 : 4000),
        customer,
        isFirst,
        fault: usable,
        spoilt: usable === 'cell' ? random.pick(oncePerOrder ? spoilings.filter((cells) => !isOfOrder(cells)) : spoilings) : {},
      });
      const last = lines.at(-1);
      if (last && last.fault === undefined && random.chance(0.1)) lines.push({ ...last, isFirst: false });
    }
  }
  return lines;
}

/** Whether cells concern a whole order. */
const isOfOrder = (cells: Partial<Record<Column, string>>): boolean => columns.some((name) => ofOrder.has(name) && name in cells);
export const ofOrder: ReadonlySet<Column> = new Set<Column>(['order', 'date', 'currency', 'id', 'email', 'phone', 'customer']);
