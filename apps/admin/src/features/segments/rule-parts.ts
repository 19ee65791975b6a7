import {
  customerScope,
  factScope,
  findField,
  takes,
  valuesOf,
  type Catalogue,
  type Compare,
  type Condition,
  type FieldSpec,
  type Leaf,
  type Measure,
  type Operator,
  type Scope,
  type Test,
  type Unit,
  type Value,
  type Window,
} from '@regulars/segment-language';
import type { MessageKey, Translate } from '../../lib/i18n.js';
import { bare, isGroup } from './tree-rows.js';

/** Which part of a rule a token opens for editing. */
export type EditorPart = 'field' | 'test' | 'fn' | 'window' | 'where';

/** A token of a rule's line: `field` and `value` can be pressed, `word` joins, `sep` is the dot between the parts of a measure. */
export interface RulePart {
  readonly kind: 'field' | 'value' | 'word' | 'sep';
  readonly text: string;
  readonly opens?: EditorPart;
}

/** What a line needs to speak: words, and how numbers, money and dates read. */
export interface Speech {
  readonly t: Translate;
  readonly zh: boolean;
  readonly number: (value: number) => string;
  readonly money: (value: string) => string;
  readonly date: (value: string) => string;
  readonly catalogue: Catalogue;
}

const sep: RulePart = { kind: 'sep', text: '·' };
const SYMBOLS: Partial<Record<Operator, string>> = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** Values shown in a row before "and 12 more". */
const SHOWN = 4;

export function titleOf(field: FieldSpec | undefined, name: string, zh: boolean): string {
  if (!field) return name;
  const title = zh ? field.title.zhCn || field.title.en : field.title.en || field.title.zhCn;
  return field.name.endsWith('.*') ? `${title} ${name.slice(field.name.length - 1)}` : title;
}

/** The line of a rule: "Orders · count ≥ 3 · last 60 days · where category is Bread". */
export function ruleParts(leaf: Leaf, speech: Speech, scope: Scope = customerScope(speech.catalogue)): RulePart[] {
  switch (leaf.kind) {
    case 'compare':
      return compareParts(leaf, speech, scope);
    case 'measure':
      return measureParts(leaf, speech, scope);
    case 'member':
      return [
        { kind: 'word', text: speech.t('segments.rule.memberOf') },
        { kind: 'value', text: speech.catalogue.segments.get(leaf.segment) ?? leaf.segment, opens: 'field' },
        ...(leaf.on === undefined
          ? []
          : ([
              { kind: 'value', text: speech.t('segments.rule.memberOn', { date: speech.date(leaf.on) }), opens: 'test' },
            ] satisfies RulePart[])),
      ];
  }
}

/** The same line as plain text, for names that are read aloud and for bars. */
export function ruleText(condition: Condition, speech: Speech, scope: Scope = customerScope(speech.catalogue)): string {
  const { node, nots } = bare(condition, []);
  const not = nots % 2 === 1 ? `${speech.t('segments.rule.not')} ` : '';
  if (isGroup(node)) {
    const joiner = speech.t(node.kind === 'all' ? 'segments.join.and' : 'segments.join.or');
    return not + node.children.map((child) => ruleText(child, speech, scope)).join(` ${joiner} `);
  }
  return not + joinParts(ruleParts(node, speech, scope));
}

/** Tokens as one string; Chinese needs no space between words. */
export function joinParts(parts: readonly RulePart[]): string {
  return parts.map((part) => part.text).join(' ');
}

function compareParts(node: Compare, speech: Speech, scope: Scope): RulePart[] {
  const field = findField(scope.fields, node.field);
  return [{ kind: 'field', text: titleOf(field, node.field, speech.zh), opens: 'field' }, ...testParts(node, field, speech)];
}

function measureParts(node: Measure, speech: Speech, scope: Scope): RulePart[] {
  const { t, zh } = speech;
  const fact = scope.facts.find((known) => known.name === node.fact);
  const inner = fact && factScope(fact, speech.catalogue);
  const field = node.field === undefined ? undefined : findField(inner?.fields ?? [], node.field);
  const tested = node.fn === 'count' || node.fn === 'distinct' || node.fn === 'share' ? undefined : field;
  const where = node.where ? whereParts(node.where, speech, inner ?? scope) : [];
  return [
    { kind: 'field', text: fact ? (zh ? fact.title.zhCn : fact.title.en) : node.fact, opens: 'fn' },
    sep,
    { kind: 'field', text: fnText(node, field, speech), opens: 'fn' },
    ...testParts(node, tested, speech, true),
    ...(node.window ? ([sep, { kind: 'value', text: windowText(node.window, speech), opens: 'window' }] satisfies RulePart[]) : []),
    ...(where.length ? ([sep, { kind: 'word', text: t('segments.rule.where') }, ...where] satisfies RulePart[]) : []),
  ];
}

/** A filter inside a measure; "any line where …" of a child fact is said as the filter alone. */
function whereParts(condition: Condition, speech: Speech, scope: Scope): RulePart[] {
  const { node, nots } = bare(condition, []);
  const not: RulePart[] = nots % 2 === 1 ? [{ kind: 'word', text: speech.t('segments.rule.not') }] : [];
  if (isGroup(node)) {
    const joiner = speech.t(node.kind === 'all' ? 'segments.join.and' : 'segments.join.or');
    return [
      ...not,
      ...node.children.flatMap((child, index) => [
        ...(index ? ([{ kind: 'word', text: joiner }] satisfies RulePart[]) : []),
        ...whereParts(child, speech, scope),
      ]),
    ];
  }
  if (isAnyRow(node)) {
    const fact = scope.facts.find((known) => known.name === node.fact);
    if (fact && node.where) return [...not, ...whereParts(node.where, speech, factScope(fact, speech.catalogue))];
  }
  return [...not, ...ruleParts(node, speech, scope).map((part) => (part.opens ? { ...part, opens: 'where' as const } : part))];
}

/** `count(lines where …) >= 1`: at least one row of a child fact. */
export function isAnyRow(node: Condition): node is Measure & { readonly where: Condition } {
  return (
    node.kind === 'measure' && node.fn === 'count' && node.operator === '>=' && node.value === 1 && !node.window && node.where !== undefined
  );
}

function fnText(node: Measure, field: FieldSpec | undefined, { t, zh }: Speech): string {
  const fn: MessageKey = `segments.fn.${node.fn}`;
  return node.field === undefined ? t(fn) : t('segments.fn.of', { fn: t(fn), field: titleOf(field, node.field, zh) });
}

const value = (text: string): RulePart => ({ kind: 'value', text, opens: 'test' });
const word = (text: string): RulePart => ({ kind: 'word', text });

function testParts(test: Test, field: FieldSpec | undefined, speech: Speech, isFigure = false): RulePart[] {
  const { t } = speech;
  const { operator } = test;
  const values = valuesOf(test);
  const figures = isFigure || field?.type === 'number' || field?.type === 'integer' || field?.type === 'money';
  const say = (one: Value) => valueText(one, field, speech);
  switch (takes(operator)) {
    case 'nothing':
      return [value(t(operatorKey(operator)))];
    case 'one':
      if (figures) return [value(`${SYMBOLS[operator] ?? operator} ${values.map(say).join(' ')}`)];
      return [word(t(operatorKey(operator))), values[0] === undefined ? value(t('segments.value.choose')) : value(say(values[0]))];
    case 'two':
      return [
        word(t(operatorKey(operator))),
        value(
          t('segments.value.two', { a: values[0] === undefined ? '…' : say(values[0]), b: values[1] === undefined ? '…' : say(values[1]) }),
        ),
      ];
    case 'list': {
      if (!values.length) return [word(t(operatorKey(operator))), value(t('segments.value.choose'))];
      const shown = values.slice(0, SHOWN).flatMap((one, index) => [...(index ? [word(t(listJoiner(operator)))] : []), value(say(one))]);
      const more = values.length > SHOWN ? [value(t('segments.value.more', { count: values.length - SHOWN }))] : [];
      return [word(t(operatorKey(operator))), ...shown, ...more];
    }
    case 'text':
      return [
        word(t(operatorKey(operator))),
        value(
          values[0] === undefined || values[0] === ''
            ? t('segments.value.choose')
            : t('segments.value.quoted', { text: String(values[0]) }),
        ),
      ];
    case 'when':
      return test.unit
        ? [
            value(
              t(agoKey(operator), {
                when:
                  values[0] === 0
                    ? t('segments.value.today')
                    : t('segments.value.ago', { length: lengthText(Number(values[0]), test.unit, t) }),
              }),
            ),
          ]
        : [value(t(agoKey(operator), { when: values[0] === undefined ? '…' : say(values[0]) }))];
    case 'length':
      return [
        value(
          t(operator === 'within' ? 'segments.value.within' : 'segments.value.withinNext', {
            length: lengthText(Number(values[0] ?? 0), test.unit ?? 'days', t),
          }),
        ),
      ];
    case 'days':
      return [value(t('segments.value.anniversary', { length: lengthText(Number(values[0] ?? 0), 'days', t) }))];
    case 'radius':
      return [value(t('segments.value.radius', { km: Number(values[0] ?? 0), lat: Number(values[1] ?? 0), lng: Number(values[2] ?? 0) }))];
  }
}

function listJoiner(operator: Operator): MessageKey {
  return operator === 'has all of' ? 'segments.join.and' : 'segments.join.or';
}

/** The word of an operator between a field and its value. `in` is said as `is`, since the values are joined by "or". */
export function operatorKey(operator: Operator): MessageKey {
  switch (operator) {
    case '=':
    case 'in':
      return 'segments.op.is';
    case '!=':
    case 'not in':
      return 'segments.op.isNot';
    case '<':
      return 'segments.op.less';
    case '<=':
      return 'segments.op.atMost';
    case '>':
      return 'segments.op.more';
    case '>=':
      return 'segments.op.atLeast';
    case 'between':
      return 'segments.op.between';
    case 'contains':
      return 'segments.op.contains';
    case 'starts with':
      return 'segments.op.startsWith';
    case 'before':
      return 'segments.op.before';
    case 'on or before':
      return 'segments.op.onOrBefore';
    case 'after':
      return 'segments.op.after';
    case 'on or after':
      return 'segments.op.onOrAfter';
    case 'within':
      return 'segments.op.within';
    case 'within next':
      return 'segments.op.withinNext';
    case 'has anniversary within next':
      return 'segments.op.anniversary';
    case 'has any of':
      return 'segments.op.hasAny';
    case 'has all of':
      return 'segments.op.hasAll';
    case 'has none of':
      return 'segments.op.hasNone';
    case 'is missing':
      return 'segments.op.missing';
    case 'is present':
      return 'segments.op.present';
    case 'is true':
      return 'segments.op.true';
    case 'is false':
      return 'segments.op.false';
    case 'within km of':
      return 'segments.op.radius';
  }
}

function agoKey(operator: Operator): MessageKey {
  switch (operator) {
    case 'on or before':
      return 'segments.value.onOrBefore';
    case 'after':
      return 'segments.value.after';
    case 'on or after':
      return 'segments.value.onOrAfter';
    default:
      return 'segments.value.before';
  }
}

/** "60 days", "1 month". */
export function lengthText(count: number, unit: Unit, t: Translate): string {
  const key: MessageKey = `segments.length.${unit}`;
  return t(key, { count });
}

/** "last 60 days", "this month", "since 1 May 2026". */
export function windowText(window: Window, { t, date }: Pick<Speech, 't' | 'date'>): string {
  if ('last' in window) return t('segments.window.last', { length: lengthText(window.last, window.unit, t) });
  if ('from' in window) return t('segments.window.fromTo', { from: window.from, length: lengthText(window.to, window.unit, t) });
  if ('calendar' in window) {
    const key: MessageKey = `segments.window.${window.calendar}.${window.unit}`;
    return t(key);
  }
  if (window.before !== undefined) return t('segments.window.before', { date: date(window.before) });
  const since = date(window.since ?? '');
  return window.until === undefined
    ? t('segments.window.since', { date: since })
    : t('segments.window.between', { since, until: date(window.until) });
}

/** A value as people read it: the title of a closed value, money with its sign, dates by the language. */
export function valueText(value: Value, field: FieldSpec | undefined, speech: Speech): string {
  const known = field?.values?.find((item) => item.value === value);
  if (known) return speech.zh ? known.title.zhCn || known.title.en : known.title.en || known.title.zhCn;
  if (field?.type === 'money') return speech.money(String(value));
  if (typeof value === 'number') return speech.number(value);
  if (field?.type === 'date' || field?.type === 'instant') return speech.date(String(value));
  return String(value);
}
