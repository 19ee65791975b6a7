/** Pixels of scroll height that every browser keeps; beyond about 33 million some cut, and lists end early. */
export const tallest = 8_000_000;

/** Where a long list is: the scroll bar in pixels, and the pixel of the whole list at the top of the window. */
export interface Position {
  readonly bar: number;
  readonly top: number;
}

/** A list by its height in pixels and that of the window onto it. */
export interface Lengths {
  readonly list: number;
  readonly window: number;
}

export const barLength = ({ list }: Lengths): number => Math.min(list, tallest);
const most = ({ list, window }: Lengths): number => Math.max(0, list - window);
const mostBar = (lengths: Lengths): number => Math.max(0, barLength(lengths) - lengths.window);

/**
 * Where the list is after the scroll bar moved. A list taller than a browser can scroll has a shorter bar: small moves go pixel by pixel, as
 * in a short list, and jumps go by share. Both ends are reached exactly.
 */
export function scrolled(before: Position, bar: number, lengths: Lengths): Position {
  const end = mostBar(lengths);
  if (bar <= 0) return { bar: 0, top: 0 };
  if (bar >= end - 1) return { bar, top: most(lengths) };
  if (lengths.list <= tallest) return { bar, top: bar };
  const moved = bar - before.bar;
  if (Math.abs(moved) <= lengths.window * 2) return { bar, top: Math.min(most(lengths), Math.max(0, before.top + moved)) };
  return { bar, top: (bar / end) * most(lengths) };
}

/** Where the list is when a pixel of it stands at the top, with the bar that belongs to it. */
export function positionOf(top: number, lengths: Lengths): Position {
  const at = Math.min(most(lengths), Math.max(0, top));
  return { bar: lengths.list <= tallest ? at : Math.round((at / Math.max(1, most(lengths))) * mostBar(lengths)), top: at };
}
