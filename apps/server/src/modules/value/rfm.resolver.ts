import type { CutPoints, RfmCuts } from '@regulars/value-models';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { CalendarDate, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { currencyDigits, toDecimal, toScaled } from '../../platform/money.js';
import { rfmGrid, type RfmPart } from './rfm-grid.service.js';
import { scoreSoon, setRfmRule } from './rfm-rule.service.js';
import { RfmGridType, SetRfmRuleInput } from './rfm.types.js';

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
      cuts: { ...cuts, monetary: cuts.monetary.map((minor) => toDecimal(minor, digits)) },
      cells: cells.map((cell) => ({
        ...cell,
        ...money(cell),
        condition: `rfmRecency = ${cell.recency} and rfmFrequency = ${cell.frequency}`,
      })),
      groups: groups.map((group) => ({ ...group, ...money(group), condition: `rfmGroup = "${group.group}"` })),
    };
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
