import type { Compare, Condition, Measure } from './ast.js';
import { aggregate, cellOf, type Aggregate, type Row } from './aggregate.js';
import { customerScope, factScope, findFact, findField, measureType, type Catalogue, type FieldType, type Scope } from './catalogue.js';
import { resolveWindow, type Clock } from './clock.js';
import { toNumber } from './decimal.js';
import { matches, matchesRatio, type Cell } from './matches.js';
import { resolveTest } from './resolve.js';

/** One customer with everything that happened. Cells and facts not given are missing and empty. `on` is the moment of a recorded membership. */
export interface CustomerRows {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly facts: Readonly<Record<string, readonly Row[]>>;
  memberOf(segment: string, on?: string): boolean;
}

/** Whether one customer meets a condition; windows and dates are resolved once, when the predicate is made. */
export type Predicate = (customer: CustomerRows) => boolean;

const predicates = new WeakMap<Clock, WeakMap<Catalogue, WeakMap<Condition, Predicate>>>();

/** Whether the customer belongs: the meaning of the language. Throws TypeError for a condition that `validate` refuses; it never guesses. */
export function evaluate(condition: Condition, customer: CustomerRows, catalogue: Catalogue, clock: Clock): boolean {
  const byCatalogue = kept(predicates, clock, () => new WeakMap<Catalogue, WeakMap<Condition, Predicate>>());
  const byCondition = kept(byCatalogue, catalogue, () => new WeakMap<Condition, Predicate>());
  return kept(byCondition, condition, () => predicate(condition, catalogue, clock))(customer);
}

/** The condition as a function, for many customers at one moment. */
export function predicate(condition: Condition, catalogue: Catalogue, clock: Clock): Predicate {
  const test = new Evaluation(catalogue, clock).node(condition, customerScope(catalogue));
  return (customer) => test(subjectOf(customer));
}

/** The value a measure comes to, to show why: money in minor units (an average rounded to one), dates and instants as cells, null when missing. */
export function measureValue(node: Measure, subject: CustomerRows | Row, catalogue: Catalogue, clock: Clock): Cell {
  const { value, type } = new Evaluation(catalogue, clock).measured(node, { fields: [], facts: catalogue.facts });
  const found = value(subjectOf(subject));
  if ('cell' in found) return found.cell;
  if (found.figure === null) return null;
  const figure = toNumber(found.figure.top) / toNumber(found.figure.bottom);
  return type === 'money' ? Math.round(figure) : figure;
}

/** The row at hand: a customer, or something that happened. */
interface Subject {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly memberOf?: CustomerRows['memberOf'];
}

function subjectOf(from: CustomerRows | Row): Subject {
  if (!('facts' in from)) return { cells: from.cells, rows: from.children };
  return { cells: from.cells, rows: from.facts, memberOf: (segment, on) => from.memberOf(segment, on) };
}

type Meets = (subject: Subject) => boolean;

class Evaluation {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  node(node: Condition, scope: Scope): Meets {
    switch (node.kind) {
      case 'all':
      case 'any': {
        if (node.children.length === 0) throw new TypeError('an empty group has no meaning');
        const parts = node.children.map((child) => this.node(child, scope));
        return node.kind === 'all' ? (subject) => parts.every((part) => part(subject)) : (subject) => parts.some((part) => part(subject));
      }
      case 'not': {
        const part = this.node(node.child, scope);
        return (subject) => !part(subject);
      }
      case 'compare':
        return this.compare(node, scope);
      case 'measure':
        return this.measure(node, scope);
      case 'member':
        return ({ memberOf }) => {
          if (!memberOf) throw new TypeError('only customers are members of segments');
          return memberOf(node.segment, node.on);
        };
    }
  }

  private compare(node: Compare, scope: Scope): Meets {
    const field = findField(scope.fields, node.field);
    if (!field) throw new TypeError(`no field ${node.field}`);
    const test = resolveTest(node, field.type, this.clock, this.catalogue.currencyDigits);
    return (subject) => matches(cellOf(subject, node.field), test);
  }

  private measure(node: Measure, scope: Scope): Meets {
    const { value, type } = this.measured(node, scope);
    const test = resolveTest(node, type, this.clock, this.catalogue.currencyDigits);
    return (subject) => {
      const found = value(subject);
      return 'cell' in found ? matches(found.cell, test) : matchesRatio(found.figure, test);
    };
  }

  measured(node: Measure, scope: Scope): { value: (subject: Subject) => Aggregate; type: FieldType } {
    const fact = findFact({ ...this.catalogue, facts: scope.facts }, node.fact);
    const field = fact && node.field !== undefined ? findField(fact.fields, node.field) : undefined;
    const result = fact && (node.field === undefined || field) && measureType(node, field);
    if (!fact || !result) throw new TypeError(`no ${node.fn} of ${node.fact}${node.field === undefined ? '' : `.${node.field}`}`);
    const { from, until } = resolveWindow(node.window, this.clock);
    const where = node.where && this.node(node.where, factScope(fact, this.catalogue));
    const value = ({ rows }: Subject): Aggregate => {
      const all = (rows[node.fact] ?? []).filter(({ at }) => (from === null || at >= from) && (until === null || at < until));
      return aggregate(node.fn, node.field, where ? all.filter((row) => where(subjectOf(row))) : all, all);
    };
    return { value, type: result.type };
  }
}

function kept<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
