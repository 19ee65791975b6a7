import {
  type Compare,
  type Condition,
  type FieldType,
  type Measure,
  type Member,
  resolveTest,
  resolveWindow,
  type Span,
} from '@regulars/segment-language';
import type { Quotient } from '../access/field-registry.js';
import { compileQuotientTest, compileTest } from './compile-test.js';
import { ordinalsOf, type World } from './compile-world.js';
import { type Dialect, postgres } from './dialect.js';
import { belongsSql, type FactDeclaration } from './facts.js';
import type { FactRef, FieldRef } from './lexicon.js';
import { existence, expressionOn, factRow, issuedFact, issuedField, parentJoins, type RowScope, typeOfMeasure } from './row-scope.js';
import type { Aliases, Binder } from './sql.js';

/** What a field or a measure comes to: SQL of its value, or of a quotient's parts. */
type Figure = string | Quotient;

/** What the aggregates of a measure come to; without rows a count or a sum is 0. */
function figureOf({ fn }: Measure, [top = '', bottom]: readonly string[]): Figure {
  if (bottom !== undefined) return { top, bottom };
  return fn === 'count' || fn === 'distinct' || fn === 'sum' ? `coalesce(${top}, 0)` : top;
}

/**
 * Compiles conditions over one customer alias. Measures become roll-ups joined once per customer (a group-by per fact, window and filter),
 * so that a whole set is one scan of each table; with `narrowTo` given (`$1::uuid`, `any ($1::uuid[])`), each roll-up is narrowed to those.
 */
export class ConditionCompiler {
  private readonly joins = new Map<string, { alias: string; from: string; columns: string[] }>();

  constructor(
    private readonly world: World,
    private readonly binder: Binder,
    private readonly aliases: Aliases,
    private readonly customerAlias: string,
    private readonly narrowTo?: string,
    private readonly dialect: Dialect = postgres,
  ) {}

  /** SQL that is true or false for the customer, never null. Call `joinsSql` after all conditions are compiled. */
  compile(condition: Condition): string {
    return this.condition(condition, this.customerScope(true), this.world);
  }

  /** The same for a `where`, in which null is as good as false. */
  filter(condition: Condition): string {
    return this.condition(condition, this.customerScope(false), this.world);
  }

  /** SQL of a measure's or field's value for the customer, as it is compared: money in minor units. */
  value(node: Compare | Measure): { sql: string; type: FieldType } {
    if (node.kind === 'measure') {
      const { figure, type } = this.customerMeasure(node, this.world);
      return { sql: this.valueOf(figure), type };
    }
    const found = this.world.lexicon.customer(node.field);
    if (!found) throw new Error(`A field came to the compiler that nobody issued.`);
    return { sql: this.field(found), type: found.declaration.type };
  }

  /** SQL of a customer's field, joined like a measure where it is a roll-up. */
  field(found: FieldRef): string {
    return this.valueOf(this.fieldFigure(found, this.customerScope(true), this.world));
  }

  private valueOf(figure: Figure): string {
    return typeof figure === 'string' ? figure : this.dialect.quotient(figure);
  }

  joinsSql(): string {
    return [...this.joins.values()]
      .map(
        ({ alias, from, columns }) =>
          `left join (select ${['f.customer_id', ...columns].join(', ')} ${from} group by f.customer_id) ${alias} on ${alias}.customer_id = ${this.customerAlias}.id`,
      )
      .join('\n');
  }

  private customerScope(exact: boolean): RowScope {
    return { alias: this.customerAlias, fact: undefined, parent: () => this.customerAlias, window: undefined, exact };
  }

  private condition(node: Condition, scope: RowScope, world: World): string {
    switch (node.kind) {
      case 'all':
        return `(${node.children.map((child) => this.condition(child, scope, world)).join(' and ')})`;
      case 'any':
        return `(${node.children.map((child) => this.condition(child, scope, world)).join(' or ')})`;
      case 'not':
        return `(not ${this.condition(node.child, { ...scope, exact: true }, world)})`;
      case 'compare':
        return this.compare(node, scope, world);
      case 'measure':
        return this.measure(node, scope, world);
      case 'member':
        return this.member(node, scope, world);
    }
  }

  private compare(node: Compare, scope: RowScope, world: World): string {
    const found = scope.fact ? scope.fact.fields.get(node.field) : world.lexicon.customer(node.field);
    if (!found) throw new Error('A field came to the compiler that nobody issued.');
    return this.test(node, this.fieldFigure(found, scope, world), found.declaration.type, scope, world);
  }

  private test(node: Compare | Measure, figure: Figure, type: FieldType, { exact }: RowScope, world: World): string {
    const test = resolveTest(node, type, world.clock, world.lexicon.catalogue.currencyDigits);
    const within = { binder: this.binder, categories: world.categories, dialect: this.dialect, exact };
    return typeof figure === 'string' ? compileTest(figure, type, test, within) : compileQuotientTest(figure, test, within);
  }

  private fieldSql(found: FieldRef, scope: RowScope, world: World): string {
    return this.valueOf(this.fieldFigure(found, scope, world));
  }

  private fieldFigure(found: FieldRef, scope: RowScope, world: World): Figure {
    const row = found.parent === undefined ? scope.alias : scope.parent(found.parent);
    const { source } = found.declaration;
    if (source.kind !== 'rollup') return this.dialect.field(found.declaration, expressionOn(row, world, this.binder));
    const values = Object.entries(source.rollups).map(([name, rollup]): [string, string] => {
      const fact = world.lexicon.fact(rollup.fact);
      if (!fact) throw new Error(`${found.declaration.name} rolls up a fact that nobody issued.`);
      const kept = this.dialect.rolledUp(rollup);
      if (kept !== undefined) return [name, `${row}.${kept}`];
      const [sql = ''] = this.joined(fact, resolveWindow(undefined, world.clock), undefined, () => [rollup.aggregate], world);
      return [name, sql];
    });
    const byName = Object.fromEntries(values);
    return source.over ? { top: source.sql(byName), bottom: source.over(byName) } : `(${source.sql(byName)})`;
  }

  private measure(node: Measure, scope: RowScope, world: World): string {
    if (scope.fact) return this.innerMeasure(node, scope, scope.fact, world);
    const { figure, type } = this.customerMeasure(node, world);
    return this.test(node, figure, type, scope, world);
  }

  private customerMeasure(node: Measure, world: World): { figure: Figure; type: FieldType } {
    const fact = issuedFact(world, node.fact);
    const span = resolveWindow(node.window, world.clock);
    const field = node.field === undefined ? undefined : issuedField(fact, node.field);
    const type = typeOfMeasure(node, field?.declaration);
    const shared = node.fn === 'share' ? undefined : node.where;
    const parts = this.joined(fact, span, shared, (row) => this.aggregates(node, field, row, fact, world), world);
    return { figure: figureOf(node, parts), type };
  }

  /**
   * A test on a measure by the measure's rows alone, `f` by name: `from … where …`, and the test on a group of one customer's rows. It says
   * nothing of customers without rows.
   */
  grouped(node: Measure): { readonly from: string; readonly having: string } {
    const { world } = this;
    const fact = issuedFact(world, node.fact);
    const field = node.field === undefined ? undefined : issuedField(fact, node.field);
    const { from, columns } = this.rows(
      fact,
      resolveWindow(node.window, world.clock),
      node.fn === 'share' ? undefined : node.where,
      world,
      (row) => this.aggregates(node, field, row, fact, world),
    );
    const having = this.test(node, figureOf(node, columns), typeOfMeasure(node, field?.declaration), this.customerScope(true), world);
    return { from, having };
  }

  /** SQL of a measure over its rows; of a quotient that of both parts. */
  private aggregates(node: Measure, field: FieldRef | undefined, scope: RowScope, fact: FactRef, world: World): readonly string[] {
    this.dialect.measure(node.fn, field?.declaration.type);
    const x = field ? this.fieldSql(field, scope, world) : '*';
    const at = `${scope.alias}.${fact.declaration.time.column}`;
    switch (node.fn) {
      case 'count':
        return ['count(*)'];
      case 'sum':
        return [`sum(${x})`];
      case 'average':
        return [`sum(${x})`, `count(${x})`];
      case 'min':
        return [`min(${x})`];
      case 'max':
        return [`max(${x})`];
      case 'distinct':
        return [`count(distinct ${x})`];
      case 'first':
        return [`(array_agg(${x} order by ${at}, ${scope.alias}.id))[1]`];
      case 'last':
        return [`(array_agg(${x} order by ${at} desc, ${scope.alias}.id desc))[1]`];
      case 'share': {
        const only = node.where ? ` filter (where ${this.condition(node.where, scope, world)})` : '';
        return field ? [`coalesce(sum(${x})${only}, 0)`, `sum(${x})`] : [`count(*)${only}`, 'count(*)'];
      }
    }
  }

  /** The rows a measure is over, for one customer: `from … where …` with the alias `f`, and the SQL of their time. */
  rowsOf(node: Measure, span: Span): { from: string; at: string } {
    const fact = issuedFact(this.world, node.fact);
    const { from } = this.rows(fact, span, node.where, this.world);
    return { from, at: `f.${fact.declaration.time.column}` };
  }

  private rows(
    fact: FactRef,
    span: Span,
    where: Condition | undefined,
    world: World,
    columns: (row: RowScope) => readonly string[] = () => [],
  ): { from: string; columns: readonly string[] } {
    const parents = new Map<string, string>();
    const scope = factRow('f', fact, parents, span);
    const parts = [...this.windowSql('f', fact.declaration, span)];
    if (fact.declaration.only) parts.push(`(${fact.declaration.only('f')})`);
    if (this.narrowTo) parts.push(`f.customer_id = ${this.narrowTo}`);
    if (where) parts.push(this.condition(where, scope, world));
    const values = columns(scope);
    return { from: `from ${fact.declaration.table} f${parentJoins('f', fact, parents)} where ${parts.join(' and ')}`, columns: values };
  }

  /** Joins a roll-up of a fact per customer, once for each window and filter, and returns the SQL of its columns. */
  private joined(
    fact: FactRef,
    span: Span,
    where: Condition | undefined,
    aggregates: (row: RowScope) => readonly string[],
    world: World,
  ): readonly string[] {
    const { from, columns } = this.rows(fact, span, where, world, aggregates);
    const join = this.joins.get(from) ?? { alias: this.aliases.make('m'), from, columns: [] };
    this.joins.set(from, join);
    return columns.map((column) => {
      const known = join.columns.findIndex((one) => one.startsWith(`${column} as `));
      const index = known >= 0 ? known : join.columns.push(`${column} as v${join.columns.length}`) - 1;
      return `${join.alias}.v${index}`;
    });
  }

  private windowSql(alias: string, fact: FactDeclaration, span: Span): string[] {
    const at = `${alias}.${fact.time.column}`;
    const bound = (ms: number): string => this.binder.bind(new Date(ms).toISOString(), 'timestamptz');
    return [
      ...(span.from === null ? [] : [`${at} >= ${bound(span.from)}`]),
      ...(span.until === null ? [] : [`${at} < ${bound(span.until)}`]),
    ];
  }

  /** A measure over the rows that belong to a fact's row, such as the lines of an order. */
  private innerMeasure(node: Measure, outer: RowScope, outerFact: FactRef, world: World): string {
    const fact = issuedFact(world, node.fact);
    const child = outerFact.declaration.children[node.fact];
    if (!child) throw new Error(`${node.fact} does not belong to ${outerFact.declaration.name}.`);
    const alias = this.aliases.make('i');
    const span = resolveWindow(node.window, world.clock);
    const parents = new Map<string, string>();
    const scope = factRow(alias, fact, parents, span, () => this.aliases.make('p'));
    const parts = [belongsSql(child, outer.alias, alias), ...this.windowSql(alias, fact.declaration, span)];
    if (child.sameTime && outer.window) parts.push(...this.windowSql(alias, fact.declaration, outer.window));
    if (fact.declaration.only) parts.push(`(${fact.declaration.only(alias)})`);
    if (this.narrowTo) parts.push(`${alias}.customer_id = ${this.narrowTo}`);
    if (node.where && node.fn !== 'share') parts.push(this.condition(node.where, scope, world));
    const field = node.field === undefined ? undefined : issuedField(fact, node.field);
    const type = typeOfMeasure(node, field?.declaration);
    const asks = existence(node);
    const values = asks ? ['1'] : this.aggregates(node, field, scope, fact, world);
    const body = `from ${fact.declaration.table} ${alias}${parentJoins(alias, fact, parents)} where ${parts.join(' and ')}`;
    if (asks) return `${asks === 'some' ? '' : 'not '}exists (select 1 ${body})`;
    const [top = '', bottom] = values;
    // One row comes of aggregates without groups, so a quotient is tested where its parts are.
    if (bottom !== undefined) return `(select ${this.test(node, { top, bottom }, type, outer, world)} ${body})`;
    const sql = `(select ${top} ${body})`;
    return this.test(node, node.fn === 'sum' ? `coalesce(${sql}, 0)` : sql, type, outer, world);
  }

  /** Puts the other segment's rule in the place of its name, with its own zone and its manual choices. */
  private member(node: Member, scope: RowScope, world: World): string {
    const ordinals = ordinalsOf(node, world);
    if (ordinals) return `(${this.customerAlias}.ordinal = any (${this.binder.bind([...ordinals], 'integer[]')}))`;
    const rule = world.segments.get(node.segment);
    if (!rule) throw new Error('A segment came to the compiler that nobody issued.');
    const inner = { ...world, lexicon: rule.lexicon, clock: { ...world.clock, zone: rule.zone } };
    const chosen = (kind: 'INCLUDE' | 'EXCLUDE'): string =>
      `exists (select 1 from segment_overrides so where so.customer_id = ${this.customerAlias}.id and so.segment_id = ${this.binder.bind(rule.id, 'uuid')} and so.kind = '${kind}')`;
    return `((${this.condition(rule.condition, scope, inner)} or ${chosen('INCLUDE')}) and not ${chosen('EXCLUDE')})`;
  }
}
