import type { CutPoints, RfmCuts } from '@regulars/value-models';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { CalendarDate, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { inputInvalid, notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { currencyDigits, toDecimal, toScaled } from '../../platform/money.js';
import { rfmGrid, type RfmPart } from './rfm-grid.service.js';
import { explainRfm, previewRfmRule, rfmMoves } from './rfm-preview.service.js';
import { scoreSoon, setRfmRule } from './rfm-rule.service.js';
import { RfmGridType, RfmMoveType, RfmReasonType, RfmRulePreviewType, SetRfmRuleInput } from './rfm.types.js';

const scores = ['Customer.rfmRecency', 'Customer.rfmFrequency', 'Customer.rfmMonetary', 'Customer.totalSpent'];

const inMajor = (cuts: RfmCuts, digits: number) => ({ ...cuts, monetary: cuts.monetary.map((minor) => toDecimal(minor, digits)) });

/** Recency, frequency, money. */
@Resolver()
export class RfmResolver {
  @Query(() => RfmGridType, {
    description:
      'Customers by recency and frequency: counts, revenue and medians of the 25 cells and the eleven groups. Without a day these are the scores that conditions use; with one they are computed from what had been bought by its end, by the rule in force. Errors: INPUT_INVALID.',
  })
  @Needing({
    action: 'customers.list',
    reads: ['Customer.rfmRecency', 'Customer.rfmFrequency', 'Customer.rfmMonetary', 'Customer.totalSpent'],
  })
  async rfmGrid(
    @Arg('asOf', () => CalendarDate, { nullable: true, description: "A past day, in the organisation's zone; now when absent." })
    asOf: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<RfmGridType> {
    const { currency } = ctx.organisation;
    const digits = currencyDigits(currency);
    const { cuts, cells, groups, ...grid } = await rfmGrid(ctx, asOf);
    const money = ({ customers, revenue, medianSpent }: RfmPart) => ({
      customers,
      revenue: { amount: revenue, currency },
      medianSpent: { amount: medianSpent, currency },
    });
    return {
      ...grid,
      ...money(grid),
      cuts: inMajor(cuts, digits),
      cells: cells.map((cell) => ({
        ...cell,
        ...money(cell),
        condition: `rfmRecency = ${cell.recency} and rfmFrequency = ${cell.frequency}`,
      })),
      groups: groups.map((group) => ({ ...group, ...money(group), condition: `rfmGroup = "${group.group}"` })),
    };
  }

  @Query(() => RfmRulePreviewType, {
    description: 'What a rule of scoring would do if it were set: who would come to which group. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'settings.edit', reads: scores })
  async previewRfmRule(@Arg('input', () => SetRfmRuleInput) input: SetRfmRuleInput, @Ctx() ctx: ViewerCtx): Promise<RfmRulePreviewType> {
    const digits = currencyDigits(ctx.organisation.currency);
    const { cuts, histograms, ...preview } = await previewRfmRule(ctx, {
      windowDays: input.windowDays ?? null,
      cuts: cutsIn(input, digits),
    });
    const { recency, frequency, monetary } = histograms;
    return {
      ...preview,
      cuts: inMajor(cuts, digits),
      recency: { ...recency, step: String(recency.step) },
      frequency: { ...frequency, step: String(frequency.step) },
      monetary: { ...monetary, step: toDecimal(monetary.step, digits) },
    };
  }

  @Query(() => [RfmMoveType], {
    description: 'Customers by their group at the end of two days, by the rule in force, the most first. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: scores })
  async rfmMoves(
    @Arg('from', () => CalendarDate, { description: 'The first day.' }) from: string,
    @Arg('to', () => CalendarDate, { description: 'The last day, after the first and not in the future.' }) to: string,
    @Ctx() ctx: ViewerCtx,
  ): Promise<RfmMoveType[]> {
    return [...(await rfmMoves(ctx, from, to))];
  }

  @Query(() => RfmReasonType, {
    nullable: true,
    description: "What a customer's scores come from; null without a score. Errors: NOT_FOUND.",
  })
  @Needing({ reads: scores })
  async explainRfm(@Arg('customerId', () => ID) customerId: string, @Ctx() ctx: ViewerCtx): Promise<RfmReasonType | null> {
    const id = fromGlobalId(customerId);
    if (id?.type !== 'Customer') throw notFound('customer');
    const { currency } = ctx.organisation;
    const digits = currencyDigits(currency);
    const reason = await explainRfm(ctx, id.id);
    return reason && { ...reason, cuts: inMajor(reason.cuts, digits), spent: { amount: toDecimal(reason.spent, digits), currency } };
  }

  @Mutation(() => Boolean, {
    description: 'Sets how customers are scored, and has them scored anew in the background. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'settings.edit', reads: ['Customer.rfmRecency', 'Customer.rfmFrequency', 'Customer.rfmMonetary'] })
  async setRfmRule(@Arg('input', () => SetRfmRuleInput) input: SetRfmRuleInput, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    await setRfmRule(ctx, { windowDays: input.windowDays ?? null, cuts: cutsIn(input, currencyDigits(ctx.organisation.currency)) });
    return true;
  }

  @Mutation(() => Boolean, { description: 'Has all customers scored anew in the background, as happens once a day by itself.' })
  @Needing({ action: 'segments.edit', reads: ['Customer.rfmRecency', 'Customer.rfmFrequency', 'Customer.rfmMonetary'] })
  async scoreCustomers(@Ctx() ctx: ViewerCtx): Promise<boolean> {
    await scoreSoon(ctx);
    return true;
  }
}

/** The cut points of an input, in minor units; null when it has none. */
function cutsIn({ recency, frequency, monetary }: SetRfmRuleInput, digits: number): RfmCuts | null {
  if (recency == null && frequency == null && monetary == null) return null;
  const minor = (amount: string): number | undefined => {
    const scaled = toScaled(amount, digits);
    return scaled === undefined ? undefined : Number(scaled);
  };
  return {
    recency: four('recency', recency),
    frequency: four('frequency', frequency),
    monetary: four('monetary', (monetary ?? []).map(minor)),
  };
}

function four(name: string, values: readonly (number | undefined)[] | null): CutPoints {
  const [a, b, c, d, ...more] = values ?? [];
  if (a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0)
    throw inputInvalid({ path: `input.${name}`, rule: 'has four values, each above the one before' });
  return [a, b, c, d];
}
