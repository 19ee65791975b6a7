import { type Condition, type Path } from '@regulars/segment-language';
import type { TypedFastBitSet } from 'typedfastbitset';
import type { Judged } from '../judge.js';
import { type Bitmaps, combine, planOf } from './combine.js';

/** A node of a condition with who holds it, and who is left by what stands before it in its groups of "all". */
export interface NodeBits {
  readonly path: Path;
  readonly node: Condition;
  readonly bits: TypedFastBitSet;
  readonly before: TypedFastBitSet;
}

/** Every node, parents first, each combined once. `visible` is who counts at all. */
export function nodeBits({ condition, world }: Judged, at: Bitmaps, visible: TypedFastBitSet): readonly NodeBits[] {
  const found: NodeBits[] = [];
  const visit = (node: Condition, path: Path, before: TypedFastBitSet): TypedFastBitSet => {
    const place = found.push({ path, node, bits: before, before }) - 1;
    const bits = combined(node, path, before);
    found[place] = { path, node, bits, before };
    return bits;
  };
  const combined = (node: Condition, path: Path, before: TypedFastBitSet): TypedFastBitSet => {
    switch (node.kind) {
      case 'all': {
        let left = before;
        let all = at.everyone;
        node.children.forEach((child, index) => {
          const bits = visit(child, [...path, index], left);
          left = left.new_intersection(bits);
          all = all.new_intersection(bits);
        });
        return all;
      }
      case 'any':
        return node.children.map((child, index) => visit(child, [...path, index], before)).reduce((sum, bits) => sum.new_union(bits));
      case 'not':
        return at.everyone.new_difference(visit(node.child, [...path, 0], before));
      case 'compare':
      case 'measure':
      case 'member':
        return combine(planOf(node, world), at);
    }
  };
  visit(condition, [], visible);
  return found;
}
