import { normalize, print } from '@regulars/segment-language';
import { RoaringBitmap32 } from 'roaring-wasm';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { currencyDigits } from '../../platform/money.js';
import { heldNumbers, judge } from '../../read/index.js';
import { boundOf, guardedSum, stepOf, type SummedAs } from './guard.rules.js';
import { membersInScope, tellGuarded, type Told, whoCounts } from './guard.service.js';
import type { GuardedSum } from './guarded-figure.types.js';

/** What is summed of whom. */
export interface SumQuestion {
  readonly condition: unknown;
  /** name of the catalogue */
  readonly field: string;
  readonly as: SummedAs;
}

/**
 * The sum, or the average, of a number over the customers who hold a condition and have one, told so that nobody can be picked out: see
 * `guardedSum`. Fields at level `aggregate` are enough. Throws INPUT_INVALID where the field is no number or not theirs to count, else as
 * `guardedCount` does.
 */
export async function sumGuarded(asked: Ctx, { condition: input, field, as }: SumQuestion): Promise<GuardedSum> {
  assertGranted(asked.viewer, 'counts.guarded');
  const ctx = whoCounts(asked);
  const { condition } = await judge(ctx, input);
  const held = await heldNumbers(ctx, field);
  if (!held) throw inputInvalid({ path: 'field', rule: 'is a number or an amount of money that you may count' });
  const now = ctx.now();
  const [members] = await membersInScope(ctx, condition, now);
  const holders = RoaringBitmap32.from(held.ordinals);
  members.andInPlace(holders);
  holders.dispose();
  const figure = (secret: string): Told | undefined => {
    const bound = boundOf(held.values);
    const values = held.values.filter((_, at) => members.has(held.ordinals[at] ?? 0));
    const answer = bound && guardedSum(members.toUint32Array(), values, { total: held.values.length, bound, as, field }, secret);
    return bound === undefined || answer === undefined ? undefined : { answer, bound };
  };
  try {
    const text = print(normalize(condition));
    const told = await tellGuarded(ctx, { measure: `${as} ${field}`, text, members, everybody: held.values.length, now, figure });
    const { currency } = ctx.organisation;
    const scale = held.isMoney ? currencyDigits(currency) : 0;
    const bound = told.bound ?? 0;
    return {
      value: decimal(told.answer, scale),
      bound: decimal(bound, scale),
      roundedTo: decimal(stepOf(as, bound), scale),
      currency: held.isMoney ? currency : null,
      guarded: true,
      asOf: now,
    };
  } finally {
    members.dispose();
  }
}

/** Minor units of money, or a plain number, as an exact decimal: figures are multiples of hundredths of their bound. */
const decimal = (value: number, scale: number): string => (value / 10 ** scale).toFixed(scale + 2).replace(/\.?0+$/, '');
