import {
  addDays,
  addMonths,
  type Compare,
  type Condition,
  dayOf,
  type Measure,
  resolveWindow,
  startOf,
  type Unit,
  valuesOf,
  walk,
  type Window,
} from '@regulars/segment-language';

/** How far ahead a calendar window is followed. */
const mostDays = 400;

const stepped = (day: string, count: number, unit: Exclude<Unit, 'hours'>): string => {
  if (unit === 'days') return addDays(day, count);
  return unit === 'weeks' ? addDays(day, 7 * count) : addMonths(day, unit === 'months' ? count : 12 * count);
};

/** Around n units from a moment, in both directions: one of them is when a test on that moment turns. More than needed does no harm. */
function around(at: number, count: number, unit: Unit, zone: string): number[] {
  if (unit === 'hours') return [-1, 1].map((sign) => at + sign * count * 3_600_000 + 1);
  const day = dayOf(at, zone);
  return [-1, 1].flatMap((sign) => {
    const turned = stepped(day, sign * count, unit);
    // Months clamp to their last day, so that the turn may come a few days later.
    return [0, 1, 2, 3].map((later) => startOf(addDays(turned, later), zone));
  });
}

/** When a test of a value turns by itself: "within 30 days" of a last order, "anniversary within next 7 days" of a birthday. */
export function turnsOfValue(node: Compare, value: unknown, now: number, zone: string): number[] {
  const day = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
  const at = day === undefined ? (typeof value === 'string' ? Date.parse(value) : Number.NaN) : startOf(day, zone);
  if (Number.isNaN(at)) return [];
  const [count] = valuesOf(node);
  if (typeof count !== 'number') return [];
  if (node.operator === 'has anniversary within next')
    return [count, -1].flatMap((days) => anniversaries(dayOf(at, zone), days, now, zone));
  return node.unit === undefined ? [] : around(at, count, node.unit, zone);
}

/** Starts of the days that lie so many days before the next two anniversaries. A 29 February falls on 1 March in common years. */
export function anniversaries(born: string, daysBefore: number, now: number, zone: string): number[] {
  const year = Number(dayOf(now, zone).slice(0, 4));
  return [year, year + 1, year + 2].flatMap((each) => {
    const day = `${each}${born.slice(4)}`;
    const valid =
      Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || !new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? `${each}-03-01` : day;
    return startOf(addDays(valid, -daysBefore), zone);
  });
}

/** When rows of a measure come into its window or leave it. */
export function turnsOfRows(node: Measure, rows: readonly number[], now: number, zone: string): number[] {
  const units = [...windowUnits(node.window), ...testsWithUnits(node.where)];
  return [
    ...rows.flatMap((at) => units.flatMap(({ count, unit }) => around(at, count, unit, zone))),
    ...calendarTurn(node.window, now, zone),
  ];
}

/** The measure over the rows that its window will look at, now or later: without its near end. */
export function everyRowOf(node: Measure): Measure {
  const { window } = node;
  if (!window || !('from' in window)) return node;
  return { ...node, window: { last: Math.max(window.from, window.to) + 1, unit: window.unit } };
}

function windowUnits(window: Window | undefined): { count: number; unit: Unit }[] {
  if (!window) return [];
  if ('last' in window) return [{ count: window.last, unit: window.unit }];
  if ('from' in window) return [window.from, window.to].map((count) => ({ count, unit: window.unit }));
  return [];
}

/** "placedAt within 30 days" and the like, inside a filter. */
function testsWithUnits(where: Condition | undefined): { count: number; unit: Unit }[] {
  const found: { count: number; unit: Unit }[] = [];
  if (where)
    walk(where, (node) => {
      const [count] = node.kind === 'compare' ? valuesOf(node) : [];
      if (node.kind === 'compare' && node.unit !== undefined && typeof count === 'number') found.push({ count, unit: node.unit });
    });
  return found;
}

/** The next day on which "this month" or "last week" is another stretch. */
function calendarTurn(window: Window | undefined, now: number, zone: string): number[] {
  if (!window || !('calendar' in window)) return [];
  const { from } = resolveWindow(window, { now, zone });
  const today = dayOf(now, zone);
  for (let ahead = 1; ahead <= mostDays; ahead += 1) {
    const at = startOf(addDays(today, ahead), zone);
    if (resolveWindow(window, { now: at, zone }).from !== from) return [at];
  }
  return [];
}
