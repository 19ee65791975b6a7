import type { Condition, EnumValue, Words } from '@regulars/segment-language';
import type { ShopCatalogue, ShopFact, ShopField } from './catalogue.js';
import { anyRow, newCompare, newMeasure, withValue } from './new-conditions.js';

/** One thing the picker offers and the condition it puts in. */
export interface PickerItem {
  readonly key: string;
  readonly group: string;
  readonly title: Words;
  readonly description: Words;
  readonly type: ShopField['type'] | 'fact' | 'segment';
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly example?: string;
  /** What the field is about, and how many customers have it; absent for what is no field. */
  readonly field?: Pick<ShopField, 'label' | 'fillRate' | 'updatedAt' | 'values'>;
  readonly make: () => Condition;
}

function fieldItem(field: ShopField, prefix: string, group: string, make: () => Condition): PickerItem {
  return {
    key: `${prefix}${field.name}`,
    group,
    title: field.title,
    description: field.description,
    type: field.type,
    name: field.name,
    synonyms: field.synonyms,
    ...(field.examples[0] !== undefined && { example: field.examples[0] }),
    field,
    make,
  };
}

/** The same thing with a value chosen: "City: Hangzhou". */
export function valueItem(item: PickerItem, { value, title }: EnumValue): PickerItem {
  const name = { en: title.en || value, zhCn: title.zhCn || value };
  return {
    ...item,
    key: `${item.key}=${value}`,
    group: 'values',
    title: { en: `${item.title.en}: ${name.en}`, zhCn: `${item.title.zhCn}：${name.zhCn}` },
    make: () => withValue(item.make(), value),
  };
}

/** The fields of a fact's row and of its child facts, as filters. */
export function filterItems(fact: ShopFact, catalogue: ShopCatalogue): PickerItem[] {
  const children = catalogue.facts.filter((other) => fact.children.includes(other.name));
  const own = fact.fields.map((field) => fieldItem(field, `${fact.name}/`, field.group, () => newCompare(field)));
  const below = children.flatMap((child) =>
    child.fields
      .filter((field) => !isStepUp(field, fact, child))
      .map((field) => fieldItem(field, `${fact.name}/${child.name}/`, field.group, () => anyRow(child, field))),
  );
  return [
    ...below.filter((item) => item.name.startsWith('product.')),
    ...own,
    ...below.filter((item) => !item.name.startsWith('product.')),
  ];
}

/** `order.channel` of a line is the order's own channel; offering it beneath orders would say it twice. */
function isStepUp(field: ShopField, fact: ShopFact, child: ShopFact): boolean {
  return field.name.startsWith(`${fact.name.replace(/s$/, '')}.`) || child.name === fact.name;
}

/** Everything a line of the outermost tree may start from: fields, facts, facts with a filter, segments. */
export function customerItems(catalogue: ShopCatalogue, segmentGroup: string): PickerItem[] {
  const inside = new Set(catalogue.facts.flatMap((fact) => fact.children));
  /** Facts that hold others come first: an order before its lines and before a page view. */
  const ordered = catalogue.facts.toSorted((a, b) => b.children.length - a.children.length);
  const facts = ordered.map<PickerItem>((fact) => ({
    key: `fact/${fact.name}`,
    group: fact.name,
    title: fact.title,
    description: fact.description,
    type: 'fact',
    name: fact.name,
    synonyms: [],
    make: () => newMeasure(fact),
  }));
  const filtered = ordered
    .filter((fact) => !inside.has(fact.name))
    .flatMap((fact) =>
      filterItems(fact, catalogue).map((item) => ({
        ...item,
        key: `fact/${item.key}`,
        group: fact.name,
        title: { en: `${fact.title.en} · ${item.title.en}`, zhCn: `${fact.title.zhCn} · ${item.title.zhCn}` },
        make: () => newMeasure(fact, item.make()),
      })),
    );
  const segments = [...catalogue.segments].map<PickerItem>(([key, name]) => ({
    key: `segment/${key}`,
    group: segmentGroup,
    title: { en: name, zhCn: name },
    description: { en: '', zhCn: '' },
    type: 'segment',
    name: key,
    synonyms: [],
    make: () => ({ kind: 'member', segment: key }),
  }));
  const fields = catalogue.fields.map((field) => fieldItem(field, 'field/', field.group, () => newCompare(field)));
  const isRecord = ({ type, name }: PickerItem) =>
    type === 'id' || name === 'externalId' || name === 'source' || name === 'createdAt' || name === 'updatedAt';
  return [
    ...fields.filter((item) => !isRecord(item)),
    ...facts,
    ...filtered,
    ...segments,
    ...fields.filter(isRecord).map((item) => ({ ...item, group: 'record' })),
  ];
}

const kinds = {
  all: () => true,
  fields: ({ type }: PickerItem) => type !== 'fact' && type !== 'segment',
  segments: ({ type }: PickerItem) => type === 'segment',
};

const offered = new WeakMap<ShopCatalogue, Map<string, readonly PickerItem[]>>();

/** What the rows of a fact offer, or the customer's own without one. Always the same array, so that its search index is made once. */
export function itemsFor(catalogue: ShopCatalogue, factName?: string, kind: keyof typeof kinds = 'all'): readonly PickerItem[] {
  const known = offered.get(catalogue) ?? new Map<string, readonly PickerItem[]>();
  offered.set(catalogue, known);
  const key = `${factName ?? ''} ${kind}`;
  const fact = factName === undefined ? undefined : catalogue.facts.find(({ name }) => name === factName);
  const items = known.get(key) ?? (fact ? filterItems(fact, catalogue) : customerItems(catalogue, 'segments')).filter(kinds[kind]);
  known.set(key, items);
  return items;
}
