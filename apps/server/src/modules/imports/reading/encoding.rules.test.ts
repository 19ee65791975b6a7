import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { detectEncoding, type Encoding } from './encoding.rules.js';

const repeated = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;
const found = (text: string, encoding: string): Encoding => detectEncoding([iconv.encode(text, encoding)]);

const chinese = repeated(
  '订单编号,客户姓名,数量,下单时间,单价',
  '536370,欧阳杰,24,2010年12月01日,￥3.75',
  '536371,王芳,2,2010年12月01日,￥8',
);
const taiwan = repeated('訂單編號,商品名稱,數量,單價,會員姓名', 'A1,鳳梨酥禮盒,2,320,陳怡君', 'A2,牛軋糖,1,150,林志豪');
const japanese = repeated('注文番号,商品名,数量,単価,氏名', 'A1,クロワッサン,2,320,佐藤 花子', 'A2,あんぱん,1,150,鈴木 一郎');
const korean = repeated('주문번호,상품명,수량,단가,이름', 'A1,크루아상,2,3200,김민준', 'A2,단팥빵,1,1500,이서연');
const german = repeated(
  'Bestellnummer;Bezeichnung;Menge;Preis;Ort',
  '1;Brötchen süß;2;0,45;München',
  '2;Käsestange;1;1,20;Köln',
  '3;Öl;1;£2;Zürich',
);
const french = repeated('numéro,désignation,quantité,prix', '1,pâté en croûte,2,€3', '2,gâteau aux noix,1,4');
const russian = repeated('номер заказа;товар;количество;цена;город', '1;хлеб ржаной;2;45;Москва', '2;булочка с маком;1;30;Казань');
const polish = repeated(
  'numer zamówienia;nazwa towaru;ilość;cena;miasto',
  '1;chleb żytni wiejski;2;4,50;Łódź',
  '2;pączek z różą;1;3,20;Kraków',
  '3;bułka wrocławska;1;0,90;Poznań',
);

test.each<[string, string, Encoding]>([
  [chinese, 'gbk', 'gb18030'],
  [chinese, 'gb18030', 'gb18030'],
  [taiwan, 'big5', 'big5'],
  [japanese, 'shift_jis', 'shift_jis'],
  [japanese, 'euc-jp', 'euc-jp'],
  [korean, 'euc-kr', 'euc-kr'],
  [german, 'windows-1252', 'windows-1252'],
  [french, 'windows-1252', 'windows-1252'],
  [russian, 'windows-1251', 'windows-1251'],
  [polish, 'windows-1250', 'windows-1250'],
])('%s is read as %s', (text, written, expected) => {
  expect(found(text, written)).toBe(expected);
});

test('every text is known in UTF-8 and UTF-16, with a mark and without', () => {
  for (const text of [chinese, taiwan, japanese, korean, german, french, russian, polish, 'a,b\n1,2\n']) {
    expect(found(text, 'utf-8')).toBe('utf-8');
    expect(found(`\uFEFF${text}`, 'utf-16le')).toBe('utf-16le');
    expect(found(`\uFEFF${text}`, 'utf-16be')).toBe('utf-16be');
    expect(found(text, 'utf-16le')).toBe('utf-16le');
    expect(found(text, 'utf-16be')).toBe('utf-16be');
  }
});

test('one foreign name in a long file is enough, wherever it stands', () => {
  const plain = 'A1,bread,1,2.50,Hangzhou\n'.repeat(500);
  expect(detectEncoding([Buffer.from(plain), iconv.encode('A2,面包,1,2.50,杭州\n', 'gbk')])).toBe('gb18030');
  expect(detectEncoding([Buffer.from(plain), iconv.encode('A2,Käse,1,2.50,Köln\n', 'latin1')])).toBe('windows-1252');
  expect(detectEncoding([Buffer.from(plain), Buffer.from('A2,面包,1,2.50,杭州\n')])).toBe('utf-8');
});

test('a single NUL does not make a file UTF-16', () => {
  expect(detectEncoding([Buffer.from('a,b\n1,nul\u0000byte\n'.repeat(20))])).toBe('utf-8');
});
