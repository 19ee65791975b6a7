import { childrenOf, type Compare, type Condition, type Measure, valuesOf } from '@regulars/segment-language';
import type { ChangeKind } from '../platform/changes.js';
import { dependencies } from './engines/leaf.js';
import { allFacts } from './facts.js';
import type { Lexicon } from './lexicon.js';

/** A rule with the zone in which its days begin. */
export interface ZonedRule {
  readonly condition: Condition;
  readonly zone: string;
}

/** What can move customers into a rule or out of it. */
export interface RuleReads {
  /** Kinds of changes of a customer. */
  readonly kinds: ReadonlySet<ChangeKind>;
  /** Whether changes of products can, which name no customers. */
  readonly products: boolean;
  /** Where the turn of a day can. */
  readonly zones: ReadonlySet<string>;
  /** So many hours after a row's time, or before it, the row comes into a window or leaves it. */
  readonly hours: ReadonlySet<number>;
  /** Whether it counts hours of something that is no row's time, so that only computing it as a whole tells who moved. */
  readonly isEveryMoment: boolean;
}

function hoursOf(window: Measure['window']): readonly number[] {
  if (!window || !('unit' in window) || window.unit !== 'hours') return [];
  return 'last' in window ? [window.last] : [window.from, window.to];
}

const pickers: readonly string[] = ['min', 'max', 'first', 'last'];

/** What a rule reads, with the rules that it names put in their places. */
export function readsOf(rule: ZonedRule, lexicon: Lexicon, named: (key: string) => ZonedRule | undefined): RuleReads {
  const times = new Set(allFacts().map(({ time }) => time.field));
  const kinds = new Set<ChangeKind>(['customers', 'consents']);
  const zones = new Set<string>();
  const hours = new Set<number>();
  let products = false;
  let isEveryMoment = false;

  const countsHours = (node: Compare | Measure, isInRow: boolean): void => {
    const isRowsTime =
      node.kind === 'measure'
        ? pickers.includes(node.fn) && times.has(node.field ?? '')
        : isInRow
          ? times.has(node.field)
          : lexicon.customer(node.field)?.declaration.source.kind === 'rollup';
    if (!isRowsTime) isEveryMoment = true;
    for (const value of valuesOf(node)) if (typeof value === 'number') hours.add(value);
  };
  const visit = (node: Condition, isInRow: boolean): void => {
    if (node.kind === 'member') {
      const other = node.on === undefined ? named(node.segment) : undefined;
      if (other) enter(other);
      return;
    }
    if (node.kind === 'compare' || node.kind === 'measure') {
      for (const kind of dependencies(node, lexicon)) kinds.add(kind);
      if (node.unit === 'hours') countsHours(node, isInRow);
    }
    if (node.kind === 'measure') for (const count of hoursOf(node.window)) hours.add(count);
    for (const child of childrenOf(node)) visit(child, isInRow || node.kind === 'measure');
  };
  const enter = ({ condition, zone }: ZonedRule): void => {
    zones.add(zone);
    products ||= JSON.stringify(condition).includes('product.');
    visit(condition, false);
  };
  enter(rule);
  return { kinds, products, zones, hours, isEveryMoment };
}
