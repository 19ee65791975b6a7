import { pinyin } from 'pinyin-pro';
import type { AttributeType } from '../../access/index.js';

const forms: readonly (readonly [AttributeType, RegExp])[] = [
  ['boolean', /^(true|false)$/i],
  ['number', /^[+-]?\d{1,15}(\.\d{1,6})?$/],
  ['date', /^\d{4}-\d{2}-\d{2}$/],
];

/** The narrowest type that all values of a column have; a column of numbers with leading zeros holds codes, which are text. */
export function attributeTypeOf(values: Iterable<string>): AttributeType {
  let open = forms;
  let isEmpty = true;
  for (const value of values) {
    if (value === '') continue;
    isEmpty = false;
    open = open.filter(([type, form]) => form.test(value) && !(type === 'number' && /^[+-]?0\d/.test(value)));
    if (open.length === 0) return 'text';
  }
  return isEmpty ? 'text' : (open[0]?.[0] ?? 'text');
}

/** A key for an attribute out of a header: `Shoe size` becomes shoeSize, `鞋码` becomes xieMa; numbered when it is taken. */
export function attributeKeyOf(header: string, taken: ReadonlySet<string>): string {
  const spelled = pinyin(header.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ');
  const words = spelled
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const camel = words.map((word, at) => (at === 0 ? decapitalized(word) : capitalized(word))).join('');
  const usable = /^[a-z]/.test(camel) ? camel : `field${capitalized(camel)}`;
  const short = usable.slice(0, 58);
  let key = short;
  for (let turn = 2; taken.has(key); turn += 1) key = `${short}${turn}`;
  return key;
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const decapitalized = (word: string): string =>
  word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
