import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { judge, unheldValues } from '../../read/index.js';

/** Which values of a pasted list no customer has. The condition is one comparison of a field of customers: `in`, `not in`, `=` or `!=`. */
export async function unmatchedValues(ctx: Ctx, condition: unknown): Promise<readonly string[]> {
  const judged = await judge(ctx, condition);
  const node = judged.condition;
  if (node.kind !== 'compare') throw inputInvalid({ path: 'condition', rule: 'is one comparison of a field' });
  switch (node.operator) {
    case '=':
    case 'in':
      return unheldValues(ctx, judged, node);
    case '!=':
      return unheldValues(ctx, judged, { ...node, operator: '=' });
    case 'not in':
      return unheldValues(ctx, judged, { ...node, operator: 'in' });
    default:
      throw inputInvalid({ path: 'condition', rule: 'compares a field with a list of values' });
  }
}
