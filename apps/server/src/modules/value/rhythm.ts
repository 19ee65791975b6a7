/** Silent for more than so many of their usual gaps they are late; beyond the most they are gone, and a warning comes too late. */
export const late = 2;
export const tooLate = 8;
/** Visits after the first that make a rhythm. */
const leastRepeats = 2;

/** Common tables up to `rhythm`: for each customer with a rhythm the days of silence, and the usual gap, drawn to the shop's by one gap. */
export const rhythmSql = (histories: string): string => `h as materialized (${histories}),
shop as (select sum(recency)::float / nullif(sum(repeats), 0) as gap from h where repeats > 0),
rhythm as (select h.customer_id, h.age - h.recency as silent, (h.recency + shop.gap) / (h.repeats + 1) as gap from h, shop
  where h.repeats >= ${leastRepeats} and h.recency > 0)`;

/** Whether a row of `rhythm` is one to warn of. */
export const isLate = (row: string): string => `${row}.silent > ${late} * ${row}.gap and ${row}.silent <= ${tooLate} * ${row}.gap`;
