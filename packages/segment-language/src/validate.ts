import { childrenOf, valuesOf, type Compare, type Condition, type Measure, type Member, type Path, type Test } from './ast.js';
import {
  customerScope,
  factScope,
  findFact,
  findField,
  measureType,
  operatorsFor,
  type Catalogue,
  type FieldSpec,
  type Scope,
} from './catalogue.js';
import { LIMITS, type IssueCode, type LanguageIssue, type Spans } from './issues.js';
import { isCount, isRealDate, isRealInstant, wrongForm, wrongWindow } from './shape.js';
import { countLimit, wrongValue } from './validate-value.js';
import { nearest } from './nearest.js';
import { print } from './text/print.js';
import { walk } from './walk.js';

/** Everything that is wrong with a condition for this catalogue, in the order of the text; empty when it is valid. */
export function validate(condition: Condition, catalogue: Catalogue, spans?: Spans): LanguageIssue[] {
  const issues: LanguageIssue[] = [];
  const report = (code: IssueCode, path: Path, expected: string, better?: Condition): undefined => {
    const span = spans?.get(path.join('.'));
    const replacement = better && print(better);
    const fix = replacement === undefined ? {} : { fix: { title: { en: `Use ${replacement}`, zhCn: `改为 ${replacement}` }, replacement } };
    issues.push({ code, path, ...(span ? { span } : {}), expected, ...fix });
    return undefined;
  };
  new Validation(catalogue, report).node(condition, [], customerScope(catalogue));

  let count = 0;
  walk(condition, (node) => {
    if (node.kind === 'compare' || node.kind === 'measure' || node.kind === 'member') count += 1;
  });
  if (count > LIMITS.conditions) report('TOO_MANY', [], `at most ${LIMITS.conditions} conditions`);
  return issues;
}

type Report = (code: IssueCode, path: Path, expected: string, better?: Condition) => undefined;

class Validation {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly report: Report,
  ) {}

  node(node: Condition, path: Path, scope: Scope): void {
    if (path.length > LIMITS.depth) return this.report('TOO_DEEP', path, `at most ${LIMITS.depth} levels`);
    switch (node.kind) {
      case 'all':
      case 'any':
        if (node.children.length === 0) this.report('EMPTY_GROUP', path, 'at least one condition');
        return childrenOf(node).forEach((child, index) => this.node(child, [...path, index], scope));
      case 'not':
        return this.node(node.child, [...path, 0], scope);
      case 'compare':
        return this.compare(node, path, scope);
      case 'measure':
        return this.measure(node, path, scope);
      case 'member':
        return this.member(node, path, scope);
    }
  }

  private compare(node: Compare, path: Path, scope: Scope): void {
    const field = findField(scope.fields, node.field);
    if (!field) return this.unknownField(node, path, scope.fields);
    this.test(node, field, path);
  }

  private measure(node: Measure, path: Path, scope: Scope): void {
    const fact = findFact(this.catalogue, node.fact);
    if (!fact) {
      const name = nearest(node.fact, scope.facts);
      return this.report('UNKNOWN_FACT', path, 'something that happened', name === undefined ? undefined : { ...node, fact: name });
    }
    if (!scope.facts.includes(fact))
      return this.report(
        'NOT_A_CHILD',
        path,
        scope.fact ? `${oneOf(scope.fact.children)} of ${scope.fact.name}` : 'a fact of the customer',
      );
    if (node.window) this.window(node, path);
    if (node.fn === 'share' && !node.where) this.report('WHERE_NEEDED', path, 'where, which part the share is of');
    if (node.where) this.node(node.where, [...path, 0], factScope(fact, this.catalogue));
    const field = node.field === undefined ? undefined : findField(fact.fields, node.field);
    if (node.field !== undefined && !field) return this.unknownField(node, path, fact.fields);
    const result = measureType(node, field);
    if (result) return this.test(node, { ...result, operators: operatorsFor(result.type, result.nullable), values: field?.values }, path);
    if (!field) return this.report('FIELD_NEEDED', path, `a field: ${node.fn}(${node.fact}.…)`);
    if (node.fn !== 'count')
      return this.report(
        'WRONG_TYPE',
        path,
        node.fn === 'first' || node.fn === 'last' || node.fn === 'distinct' ? 'a single value' : 'a figure',
      );
    const { field: _, ...bare } = node;
    return this.report('FIELD_NOT_ALLOWED', path, `no field: count(${node.fact})`, bare);
  }

  private window({ window }: Measure, path: Path): void {
    if (!window) return;
    const wrong = wrongWindow(window);
    if (wrong !== undefined) return this.report('BAD_WINDOW', path, wrong);
    if ('calendar' in window) return;
    if ('unit' in window) {
      const most = countLimit(window.unit);
      const counts = 'last' in window ? [window.last] : [window.from, window.to];
      if (!counts.every((count) => isCount(count) && count <= most)) this.report('BAD_WINDOW', path, `at most ${most} ${window.unit}`);
      return;
    }
    const { since, until, before } = window;
    if (![since, until, before].every((day) => day === undefined || isRealDate(day)))
      return this.report('BAD_DATE', path, 'a date such as 2026-05-01');
    if (since !== undefined && until !== undefined && since > until) this.report('BAD_WINDOW', path, 'the earlier date first');
  }

  private member(node: Member, path: Path, scope: Scope): void {
    if (scope.fact) return this.report('NOT_HERE', path, `a condition on ${scope.fact.name}; segments are of customers`);
    if (!this.catalogue.segments.has(node.segment)) {
      const key = nearest(
        node.segment,
        [...this.catalogue.segments].map(([name, title]) => ({ name, title: { en: title, zhCn: title } })),
      );
      return this.report('UNKNOWN_SEGMENT', path, 'the key of a segment', key === undefined ? undefined : { ...node, segment: key });
    }
    if (node.on !== undefined && !isRealDate(node.on) && !isRealInstant(node.on))
      this.report('BAD_DATE', path, 'an instant such as 2026-05-01T00:00:00+08:00');
  }

  private unknownField(node: Compare | Measure, path: Path, fields: readonly FieldSpec[]): void {
    const name = nearest(node.field ?? '', fields);
    this.report('UNKNOWN_FIELD', path, 'a field', name === undefined ? undefined : { ...node, field: name });
  }

  private test(node: Compare | Measure, field: Pick<FieldSpec, 'type' | 'operators' | 'values'>, path: Path): void {
    if (!field.operators.includes(node.operator)) {
      return this.report('UNKNOWN_OPERATOR', path, oneOf(field.operators), betterOperator(node, field));
    }
    if (Array.isArray(node.value) && node.operator !== 'between' && node.value.length === 0)
      return this.report('EMPTY_LIST', path, 'at least one value');
    const form = wrongForm(node);
    if (form !== undefined) return this.report('WRONG_TYPE', path, form);
    if (valuesOf(node).length > LIMITS.list) return this.report('LIST_TOO_LONG', path, `at most ${LIMITS.list} values`);
    const wrong = wrongValue(node, field, this.catalogue.currencyDigits);
    if (wrong) this.report(wrong.code, path, wrong.expected, wrong.better && { ...node, ...wrong.better });
  }
}

/** The operator that says on this type what the given one says on others. */
function betterOperator(node: Compare | Measure, field: Pick<FieldSpec, 'type' | 'operators'>): Condition | undefined {
  const swap = (from: Test['operator'], to: Test['operator']): Condition | undefined =>
    node.operator === from && field.operators.includes(to) ? { ...node, operator: to } : undefined;
  if (field.type === 'boolean' && node.operator === '=' && typeof node.value === 'boolean') {
    const { value, ...rest } = node;
    return { ...rest, operator: value ? 'is true' : 'is false' };
  }
  if (field.type === 'list' && (node.operator === '=' || node.operator === 'contains'))
    return { ...node, operator: 'has any of', value: valuesOf(node) };
  return (
    swap('>=', 'on or after') ??
    swap('>', 'after') ??
    swap('<=', 'on or before') ??
    swap('<', 'before') ??
    swap('on or after', '>=') ??
    swap('after', '>') ??
    swap('on or before', '<=') ??
    swap('before', '<') ??
    swap('in', 'has any of') ??
    swap('not in', 'has none of') ??
    swap('has any of', 'in') ??
    swap('has none of', 'not in')
  );
}

function oneOf(names: readonly string[]): string {
  return names.length > 1 ? `one of ${names.join(', ')}` : (names[0] ?? 'nothing');
}
