import {
  CALENDAR_UNITS,
  FNS,
  takes,
  UNITS,
  type Compare,
  type Condition,
  type Measure,
  type Test,
  type Unit,
  type Value,
  type Window,
} from '../ast.js';
import {
  customerScope,
  factScope,
  findField,
  measureType,
  operatorsFor,
  type Catalogue,
  type FactSpec,
  type FieldSpec,
  type FieldType,
  type Scope,
} from '../catalogue.js';
import { addDays, dayOf } from '../clock.js';
import { between, pick, some, type Random } from './random.js';

export interface RandomOptions {
  /** Epoch ms; dates are drawn around it. */
  readonly now: number;
  /** Levels of groups, negations and `where`, 4 by default. */
  readonly depth?: number;
  /** Notes on some nodes, none by default. */
  readonly notes?: boolean;
}

/**
 * A valid condition for a catalogue. Over enough seeds it holds every operator, function, form of window and nested measure that the
 * catalogue allows; values come from `values` and `examples` where a field has them. Groups have two children or more.
 */
export function randomCondition(random: Random, catalogue: Catalogue, options: RandomOptions): Condition {
  return new Generator(random, catalogue, options).node(options.depth ?? 4, customerScope(catalogue));
}

class Generator {
  constructor(
    private readonly random: Random,
    private readonly catalogue: Catalogue,
    private readonly options: RandomOptions,
  ) {}

  node(depth: number, scope: Scope): Condition {
    const node = this.bare(depth, scope);
    return this.options.notes && this.random() < 0.15
      ? { ...node, note: pick(this.random, ['why', '两行\n  indented', '-- dashes', '"quoted" (and)']) }
      : node;
  }

  private bare(depth: number, scope: Scope): Condition {
    const roll = this.random();
    if (depth > 0 && roll < 0.35) {
      return {
        kind: roll < 0.2 ? 'all' : 'any',
        children: Array.from({ length: between(this.random, 2, 4) }, () => this.node(depth - 1, scope)),
      };
    }
    if (depth > 0 && roll < 0.45) return { kind: 'not', child: this.node(depth - 1, scope) };
    if (scope.facts.length > 0 && roll < 0.75) return this.measure(depth, scope);
    if (!scope.fact && this.catalogue.segments.size > 0 && roll < 0.8) return this.member();
    return this.compare(scope);
  }

  private member(): Condition {
    const segment = pick(this.random, [...this.catalogue.segments.keys()]);
    return this.random() < 0.3 ? { kind: 'member', segment, on: this.instant() } : { kind: 'member', segment };
  }

  private compare(scope: Scope): Compare {
    const spec = pick(this.random, scope.fields);
    const field = spec.name.replace('*', () => pick(this.random, ['autumn', 'spring']));
    return { kind: 'compare', field, ...this.test(pick(this.random, spec.operators), spec.type, spec) };
  }

  private measure(depth: number, scope: Scope): Measure {
    const fact = pick(this.random, scope.facts);
    const { fn, field } = this.measured(fact);
    const spec = field === undefined ? undefined : findField(fact.fields, field);
    const result = measureType({ fn }, spec);
    if (!result) throw new RangeError('measured() gave what does not fit');
    const window = this.random() < 0.6 ? { window: this.window() } : {};
    const where =
      fn === 'share' || (depth > 0 && this.random() < 0.5)
        ? { where: this.node(Math.max(0, depth - 1), factScope(fact, this.catalogue)) }
        : {};
    const test = this.test(
      pick(this.random, operatorsFor(result.type, result.nullable)),
      fn === 'share' ? 'number' : result.type,
      fn === 'count' || fn === 'distinct' ? undefined : spec,
      fn,
    );
    return { kind: 'measure', fn, fact: fact.name, ...(field === undefined ? {} : { field }), ...window, ...where, ...test };
  }

  private measured(fact: FactSpec): Pick<Measure, 'fn' | 'field'> {
    const fn = this.random() < 0.3 ? 'count' : pick(this.random, FNS);
    const fitting: (string | undefined)[] = fact.fields.filter((field) => measureType({ fn }, field)).map(({ name }) => name);
    if (measureType({ fn }, undefined)) fitting.push(undefined);
    return fitting.length > 0
      ? {
          fn,
          field: pick(
            this.random,
            fitting.map((name) => ({ name })),
          ).name,
        }
      : { fn: 'count' };
  }

  private window(): Window {
    const unit = pick(this.random, UNITS);
    const day = this.day();
    switch (between(this.random, 0, 5)) {
      case 0:
      case 1:
        return { last: this.length(unit), unit };
      case 2:
        return { from: this.length(unit), to: this.length(unit), unit };
      case 3:
        return { calendar: pick(this.random, ['this', 'last'] as const), unit: pick(this.random, CALENDAR_UNITS) };
      case 4:
        return this.random() < 0.5 ? { since: day } : { before: day };
      default:
        return { since: day, until: addDays(day, between(this.random, 0, 200)) };
    }
  }

  private test(operator: Test['operator'], type: FieldType, spec: FieldSpec | undefined, fn?: Measure['fn']): Test {
    const value = (): Value => this.value(type, spec, fn);
    const unit = pick(this.random, type === 'date' ? UNITS.filter((name) => name !== 'hours') : UNITS);
    switch (takes(operator)) {
      case 'nothing':
        return { operator };
      case 'one':
        return { operator, value: value() };
      case 'two': {
        const pair: [Value, Value] = [value(), value()];
        return { operator, value: pair[0] <= pair[1] ? pair : pair.toReversed() };
      }
      case 'list':
        return { operator, value: some(this.random, 4, value) };
      case 'text':
        return { operator, value: String(value()).slice(0, between(this.random, 1, 4)) };
      case 'when':
        return this.random() < 0.5 ? { operator, value: value() } : { operator, value: this.length(unit), unit };
      case 'length':
        return { operator, value: this.length(unit), unit };
      case 'days':
        return { operator, value: between(this.random, 0, 60), unit: 'days' };
      case 'radius':
        return {
          operator,
          value: [between(this.random, 1, 400), between(this.random, 28_000, 33_000) / 1000, between(this.random, 118_000, 123_000) / 1000],
        };
    }
  }

  private length(unit: Unit): number {
    return between(this.random, 0, { hours: 400, days: 400, weeks: 60, months: 14, years: 3 }[unit]);
  }

  private value(type: FieldType, spec: FieldSpec | undefined, fn?: Measure['fn']): Value {
    const known = spec ? [...(spec.values?.map(({ value }) => value) ?? []), ...spec.examples] : [];
    const example = known.length > 0 && this.random() < 0.8 ? pick(this.random, known) : undefined;
    switch (type) {
      case 'id':
      case 'text':
      case 'list':
        return example ?? pick(this.random, ['杭州', 'nowhere', ' spaced ', 'Ａｂｃ', '"', 'a\\b', '2026-05-01', '42']);
      case 'enum':
      case 'category':
        return known.length > 0 ? pick(this.random, known) : 'none';
      case 'number':
        if (fn === 'share') return between(this.random, 0, 20) / 20;
        return Number(example ?? between(this.random, -200, 2_000) / 10);
      case 'integer':
        return example !== undefined && fn === undefined ? Number(example) : between(this.random, 0, 6);
      case 'money':
        return example !== undefined
          ? Number(example)
          : between(this.random, -1_000, 100_000) / 10 ** Math.min(2, this.catalogue.currencyDigits);
      case 'boolean':
        return this.random() < 0.5;
      case 'date':
        return this.day(spec?.name.startsWith('birth') ? 20_000 : 500);
      case 'instant':
        return this.random() < 0.6 ? this.day() : this.instant();
      case 'point':
        return 0;
    }
  }

  private day(spread = 500): string {
    return addDays(dayOf(this.options.now, 'UTC'), between(this.random, -spread, 30));
  }

  private instant(): string {
    return new Date(this.options.now - between(this.random, 0, 500 * 86_400) * 1000).toISOString();
  }
}
