import type { Ctx } from '../../access/viewer.js';
import { canRead, fieldPath } from '../../access/policy.js';
import { currencyDigits, toDecimal } from '../../platform/money.js';
import { runStatement } from '../../read/index.js';

/** One part of the text of a row: which field it shows, and where it lies. */
interface Part {
  readonly field: `${string}.${string}`;
  readonly sql: string;
  readonly money?: true;
}

interface FactText {
  readonly record: string;
  readonly from: string;
  readonly parts: readonly Part[];
}

const facts: Readonly<Record<string, FactText>> = {
  orders: {
    record: 'Order',
    from: 'orders f',
    parts: [
      { field: 'Order.externalId', sql: 'f.external_id' },
      { field: 'Order.total', sql: 'f.total::text', money: true },
    ],
  },
  lines: {
    record: 'OrderLine',
    from: 'lines f left join products p on p.id = f.product_id left join orders o on o.customer_id = f.customer_id and o.id = f.order_id',
    parts: [
      { field: 'Product.name', sql: 'p.name' },
      { field: 'OrderLine.quantity', sql: `'× ' || trim_scale(f.quantity)` },
      { field: 'OrderLine.amount', sql: 'f.amount::text', money: true },
      { field: 'Order.externalId', sql: 'o.external_id' },
    ],
  },
  events: {
    record: 'Event',
    from: 'events f left join products p on p.id = f.product_id',
    parts: [
      { field: 'Event.name', sql: 'f.name' },
      { field: 'Product.name', sql: 'p.name' },
    ],
  },
};

/** The record type behind a fact's rows, for their global ids. */
export const recordOfFact = (fact: string): string => facts[fact]?.record ?? fact;

/** What rows of a fact were, by id, as far as the viewer may read: order number and amount, product, name of the event. One statement. */
export async function evidenceTexts(
  ctx: Ctx,
  fact: string,
  customerId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const known = facts[fact];
  if (!known || ids.length === 0) return new Map();
  const shown = known.parts.filter(({ field }) => canRead(ctx.viewer.policy, ...fieldPath(field)));
  const { currency } = ctx.organisation;
  const digits = currencyDigits(currency);
  const rows = await runStatement<{ id: string; parts: (string | null)[] }>(ctx, {
    text: `select f.id, array[${shown.map(({ sql }) => sql).join(', ')}]::text[] as parts from ${known.from} where f.customer_id = $1 and f.id = any($2::uuid[])`,
    values: [customerId, [...ids]],
  });
  return new Map(
    rows.map(({ id, parts }) => [
      id,
      parts
        .flatMap((part, index) => (part === null ? [] : [shown[index]?.money ? `${toDecimal(part, digits)} ${currency}` : part]))
        .join(' · '),
    ]),
  );
}
