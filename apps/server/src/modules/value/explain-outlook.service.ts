import { outlookInterval, outlookOf, weeksOfMonth } from '@regulars/value-models';
import type { Ctx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { isId } from '../../platform/ids.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';
import { historiesOf } from './outlook.service.js';
import { spanUntil } from './rfm-figures.js';
import { currentModel } from './value-model.service.js';

/**
 * Predicts one customer now by the fit in force, with what the prediction rests on and how far it may be off. Null where there is no fit yet, or no
 * order; NOT_FOUND where the customer is not there for this viewer.
 */
export async function explainOutlook(ctx: Ctx, customerId: string) {
  if (!isId<'Customer'>(customerId)) throw notFound('customer');
  const now = ctx.now();
  const { zone } = ctx.organisation;
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: now, zone });
  const id = binder.bind(customerId, 'uuid');
  const text = `select ordinal from customers where id = ${id}${visible === undefined ? '' : ` and id in ${visible}`}`;
  const [found] = await runStatement<{ ordinal: number }>(ctx, { text, values: binder.values });
  if (!found) throw notFound('customer');
  const fitted = await currentModel(ctx);
  const [known] = await historiesOf(ctx, spanUntil(now, zone, null), [customerId]);
  if (!fitted || !known) return null;
  const { history, spend } = known;
  const outlook = outlookOf(fitted.model, history, spend, fitted.discount);
  const horizon = (months: 3 | 6 | 12, index: 0 | 1 | 2) => ({
    months,
    orders: outlook.orders[index],
    value: outlook.value[index],
    range: outlookInterval(fitted.model, history, spend, months * weeksOfMonth, found.ordinal),
  });
  return {
    asOf: now,
    buying: fitted.model.buying.kind,
    history,
    ownOrder: spend?.mean ?? null,
    expectedOrder: outlook.spend,
    activeChance: outlook.alive ?? null,
    horizons: [horizon(3, 0), horizon(6, 1), horizon(12, 2)],
  };
}
