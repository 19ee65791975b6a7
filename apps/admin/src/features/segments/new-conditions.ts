import type { Compare, Condition, FactSpec, FieldSpec, Measure, Operator, Test, Unit } from '@regulars/segment-language';

/** What a test is about: a field, or what a measure comes to. */
export type TestedField = Pick<FieldSpec, 'type' | 'operators' | 'values' | 'name'> & Partial<Pick<FieldSpec, 'examples'>>;

/** How many days back a new measure looks until somebody says otherwise; written into the rule, never implied. */
const FIRST_WINDOW = 60;

/** A condition over a field, whole in form, with the value left to choose where no default is honest. */
export function newCompare(field: FieldSpec): Compare {
  const name = field.name.endsWith('.*') ? `${field.name.slice(0, -1)}${wildcardStart(field.name)}` : field.name;
  return { kind: 'compare', field: name, ...newTest(field) };
}

/** `bucket.*` needs a name of its own; the first one is the season's hold-out. */
function wildcardStart(pattern: string): string {
  return pattern === 'bucket.*' ? 'holdout' : 'name';
}

/** The first test of a field or of a measure's value. */
export function newTest(field: Pick<FieldSpec, 'type' | 'operators'>): Test {
  const first = field.operators[0] ?? '=';
  const offered = (operator: Operator): Operator => (field.operators.includes(operator) ? operator : first);
  switch (field.type) {
    case 'id':
    case 'text':
    case 'enum':
    case 'category':
      return { operator: offered('in'), value: [] };
    case 'list':
      return { operator: offered('has any of'), value: [] };
    case 'number':
    case 'integer':
      return { operator: offered('>='), value: 1 };
    case 'money':
      return { operator: offered('>='), value: 100 };
    case 'boolean':
      return { operator: offered('is true') };
    case 'date':
      return field.operators.includes('has anniversary within next')
        ? { operator: 'has anniversary within next', value: 7, unit: 'days' }
        : { operator: offered('within'), value: 30, unit: 'days' };
    case 'instant':
      return { operator: offered('within'), value: 30, unit: 'days' };
    case 'point':
      return { operator: offered('within km of'), value: [5, 31.2304, 121.4737] };
  }
}

/** "Orders · count ≥ 1 · last 60 days", with a filter if one was picked. */
export function newMeasure(fact: FactSpec, where?: Condition): Measure {
  return {
    kind: 'measure',
    fn: 'count',
    fact: fact.name,
    window: { last: FIRST_WINDOW, unit: 'days' },
    ...(where && { where }),
    operator: '>=',
    value: 1,
  };
}

/** A filter over a field of a child fact: at least one such row, as in "orders with a line of bread". */
export function anyRow(child: FactSpec, field: FieldSpec): Measure {
  return { kind: 'measure', fn: 'count', fact: child.name, where: newCompare(field), operator: '>=', value: 1 };
}

/** The hold-out of the Exclude strip: everyone but a tenth, fixed for each customer by chance. */
export const holdOut: Compare = { kind: 'compare', field: 'bucket.holdout', operator: '>=', value: 10 };

/** A condition as the picker makes it, with the value chosen: of a measure it is the value of its filter. */
export function withValue(condition: Condition, value: string): Condition {
  switch (condition.kind) {
    case 'compare':
      if (condition.operator === 'in') return { ...condition, operator: '=', value };
      return typeof condition.value === 'object' ? { ...condition, value: [value] } : { ...condition, operator: '=', value };
    case 'measure':
      return condition.where ? { ...condition, where: withValue(condition.where, value) } : condition;
    case 'member':
    case 'not':
    case 'all':
    case 'any':
      return condition;
  }
}

export function notIn(segment: string): Condition {
  return { kind: 'not', child: { kind: 'member', segment } };
}

/**
 * The same values under another operator, as far as they fit; otherwise the operator's own first values.
 * "is" with one value is `=`, with several `in`; the builder speaks of both as one.
 */
export function withOperator(test: Test, operator: Operator, field: Pick<FieldSpec, 'type' | 'operators'>): Test {
  const values = test.value === undefined ? [] : typeof test.value === 'object' ? test.value : [test.value];
  switch (operator) {
    case 'is missing':
    case 'is present':
    case 'is true':
    case 'is false':
      return { operator };
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { operator, value: values[0] ?? newValue(field) };
    case 'between':
      return { operator, value: [values[0] ?? newValue(field), values[1] ?? values[0] ?? newValue(field)] };
    case 'in':
    case 'not in':
    case 'has any of':
    case 'has all of':
    case 'has none of':
      return { operator, value: values };
    case 'contains':
    case 'starts with':
      return { operator, value: String(values[0] ?? '') };
    case 'before':
    case 'on or before':
    case 'after':
    case 'on or after':
      if (typeof values[0] === 'string' && !test.unit) return { operator, value: values[0] };
      return { operator, value: countOf(values[0], 30), unit: unitOf(test.unit) };
    case 'within':
    case 'within next':
      return { operator, value: countOf(values[0], 30), unit: unitOf(test.unit) };
    case 'has anniversary within next':
      return { operator, value: countOf(values[0], 7), unit: 'days' };
    case 'within km of':
      return { operator, value: values.length === 3 ? values : [5, 31.2304, 121.4737] };
  }
}

function newValue(field: Pick<FieldSpec, 'type'>): string | number {
  switch (field.type) {
    case 'money':
      return 100;
    case 'date':
    case 'instant':
      return new Date().toISOString().slice(0, 10);
    case 'number':
    case 'integer':
      return 1;
    default:
      return '';
  }
}

function countOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function unitOf(unit: Unit | undefined): Unit {
  return unit ?? 'days';
}
