import { normalize, print } from '@regulars/segment-language';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { judge } from '../../read/index.js';
import { guardedFigure, roundedTo } from './guard.rules.js';
import { membersInScope, tellGuarded, whoCounts } from './guard.service.js';
import type { GuardedCount } from './guarded-figure.types.js';

/**
 * How many customers hold a condition, told so that nobody can be picked out: fields at level `aggregate` are enough. Throws GROUP_TOO_SMALL
 * where the group or the rest is, LIMIT_REACHED where it is an earlier question said a little otherwise, or the day's questions are used up.
 */
export async function guardedCount(asked: Ctx, input: unknown): Promise<GuardedCount> {
  assertGranted(asked.viewer, 'counts.guarded');
  const ctx = whoCounts(asked);
  const { condition } = await judge(ctx, input);
  const now = ctx.now();
  const [members, everybody] = await membersInScope(ctx, condition, now);
  const figure = (secret: string) => {
    const answer = guardedFigure(members.toUint32Array(), everybody, secret);
    return answer === undefined ? undefined : { answer, bound: null };
  };
  try {
    const text = print(normalize(condition));
    const { answer } = await tellGuarded(ctx, { measure: 'count', text, members, everybody, now, figure });
    return { count: answer, guarded: true, roundedTo, asOf: now };
  } finally {
    members.dispose();
  }
}
