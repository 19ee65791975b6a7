/** Space around the pictures of a segment over time, in pixels, so that they stand under each other to one axis. */
export const FRAME = { left: 48, right: 16, least: 280 } as const;

/** The place of a moment between two others on a picture of a width; one moment alone stands in the middle. */
export function timeScale(first: number, last: number, width: number): (at: number) => number {
  const room = width - FRAME.left - FRAME.right;
  return (at) => FRAME.left + (last === first ? room / 2 : ((at - first) / (last - first)) * room);
}
