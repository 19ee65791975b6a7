import type { Condition } from '@regulars/segment-language';
import { TypedFastBitSet } from 'typedfastbitset';
import { ordinalsOf, type World } from '../compile-world.js';
import { conditionLeaf, type Leaf } from './leaf.js';

/** A condition over leaves: what is left when fields, facts and segments are looked up. */
export type Plan =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Plan[] }
  | { readonly kind: 'not'; readonly part: Plan }
  /** customers named by ordinal, for members recorded in the past */
  | { readonly kind: 'named'; readonly ordinals: readonly number[] }
  /** the rule of a segment with those put in or out by hand */
  | { readonly kind: 'segment'; readonly id: string; readonly rule: Plan };

/** The plan of a judged condition. */
export function planOf(node: Condition, world: World): Plan {
  switch (node.kind) {
    case 'all':
    case 'any':
      return { kind: node.kind, parts: node.children.map((child) => planOf(child, world)) };
    case 'not':
      return { kind: 'not', part: planOf(node.child, world) };
    case 'compare':
    case 'measure':
      return { kind: 'leaf', leaf: conditionLeaf(node, world) };
    case 'member': {
      const ordinals = ordinalsOf(node, world);
      if (ordinals) return { kind: 'named', ordinals };
      const rule = world.segments.get(node.segment);
      if (!rule) throw new Error('A segment came to the engine that nobody issued.');
      const inner = { ...world, lexicon: rule.lexicon, clock: { ...world.clock, zone: rule.zone } };
      return { kind: 'segment', id: rule.id, rule: planOf(rule.condition, inner) };
    }
  }
}

export function leavesOf(plan: Plan): readonly Leaf[] {
  switch (plan.kind) {
    case 'leaf':
      return [plan.leaf];
    case 'all':
    case 'any':
      return plan.parts.flatMap(leavesOf);
    case 'not':
      return leavesOf(plan.part);
    case 'named':
      return [];
    case 'segment':
      return leavesOf(plan.rule);
  }
}

export function segmentsOf(plan: Plan): readonly string[] {
  switch (plan.kind) {
    case 'leaf':
    case 'named':
      return [];
    case 'all':
    case 'any':
      return plan.parts.flatMap(segmentsOf);
    case 'not':
      return segmentsOf(plan.part);
    case 'segment':
      return [plan.id, ...segmentsOf(plan.rule)];
  }
}

/** Who was put into a segment or kept out of it by hand, by ordinal. */
export interface ByHand {
  readonly included: readonly number[];
  readonly excluded: readonly number[];
}

/** Bitmaps at one moment. Those of leaves are shared: what is combined from them is always a new one. */
export interface Bitmaps {
  /** The moment they are right for. */
  readonly now: number;
  readonly everyone: TypedFastBitSet;
  of(leaf: Leaf): TypedFastBitSet;
  byHand(segmentId: string): ByHand;
}

/** Who holds a plan. */
export function combine(plan: Plan, at: Bitmaps): TypedFastBitSet {
  switch (plan.kind) {
    case 'leaf':
      return at.of(plan.leaf).clone();
    case 'named':
      return new TypedFastBitSet(plan.ordinals).intersection(at.everyone);
    case 'not':
      return at.everyone.new_difference(combine(plan.part, at));
    case 'all':
    case 'any': {
      const [first, ...rest] = plan.parts.map((part) => combine(part, at));
      if (!first) throw new Error('An empty group has no meaning.');
      return rest.reduce((sum, part) => (plan.kind === 'all' ? sum.intersection(part) : sum.union(part)), first);
    }
    case 'segment': {
      const { included, excluded } = at.byHand(plan.id);
      const members = combine(plan.rule, at);
      included.forEach((ordinal) => members.add(ordinal));
      excluded.forEach((ordinal) => members.remove(ordinal));
      return members;
    }
  }
}
