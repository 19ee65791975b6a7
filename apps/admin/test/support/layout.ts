/* oxlint-disable unicorn/consistent-function-scoping -- what the browser runs cannot reach outside itself */
import type { Page } from 'playwright-core';

/** Where a part of a page stands, in hundredths of the window's width. */
export interface Place {
  readonly left: number;
  readonly width: number;
}

/**
 * What is broken about the layout of a page as it stands, whatever fonts there are: controls outside the window, under something else or on
 * one another, texts cut off, a page wider than its window. One line a fault.
 */
export const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const faults: string[] = [];
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
    const isShown = (element: HTMLElement): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('.vh, .skip, [aria-hidden="true"], [inert]') &&
      element.getBoundingClientRect().width > 1;
    /** What scrolls holds more than is seen of it. */
    const scrolls = (element: Element): boolean => {
      for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        if (/auto|scroll/.test(overflowX + overflowY)) return true;
      }
      return false;
    };
    /** What stays where it is while the page scrolls beneath it. */
    const isBar = (element: Element | null): boolean =>
      element !== null && (/fixed|sticky/.test(getComputedStyle(element).position) || isBar(element.parentElement));
    if (document.documentElement.scrollWidth > width)
      faults.push(`the page is ${document.documentElement.scrollWidth} px wide in ${width}`);
    const controls = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [role="tab"]')].filter(isShown);
    for (const control of controls) {
      const box = control.getBoundingClientRect();
      if (!scrolls(control) && (box.left < -1 || box.right > width + 1)) faults.push(`${nameOf(control)} stands outside the window`);
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (x < 0 || x >= width || y < 0 || y >= window.innerHeight) continue;
      const top = document.elementFromPoint(x, y);
      const isFree = !top || control.contains(top) || top.contains(control) || top.closest('label')?.contains(control);
      const floats = top && isBar(top);
      if (!isFree && !floats && !scrolls(control)) faults.push(`${nameOf(control)} lies under ${nameOf(top)}`);
    }
    controls.forEach((one, at) => {
      const a = one.getBoundingClientRect();
      for (const other of controls.slice(at + 1)) {
        if (one.contains(other) || other.contains(one) || isBar(one) || isBar(other)) continue;
        const b = other.getBoundingClientRect();
        const shared =
          Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
          Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
        const isOver = shared > 0.3 * Math.min(a.width * a.height, b.width * b.height);
        if (isOver && !scrolls(one) && !scrolls(other)) faults.push(`${nameOf(one)} and ${nameOf(other)} stand on one another`);
      }
    });
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const ownText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!ownText || !isShown(element)) continue;
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
      const isCut = overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
      const isLow = overflowY === 'hidden' && webkitLineClamp === 'none' && element.scrollHeight > element.clientHeight + 4;
      if (isCut || isLow) faults.push(`${nameOf(element)} is cut off`);
    }
    return faults;
  });

/** Where the parts that make up a page stand: those of the selectors that are there and shown. */
export const shapeOf = (page: Page, selectors: readonly string[]): Promise<Record<string, Place>> =>
  page.evaluate((asked) => {
    const width = document.documentElement.clientWidth;
    const shown = asked.flatMap((selector) => {
      const element = document.querySelector(selector);
      if (!element?.checkVisibility()) return [];
      const box = element.getBoundingClientRect();
      return [[selector, { left: Math.round((100 * box.left) / width), width: Math.round((100 * box.width) / width) }] as const];
    });
    return Object.fromEntries(shown);
  }, selectors);

const say = (place: Place | undefined): string => (place ? `${place.left} % from the left, ${place.width} % wide` : 'not there');

/** What differs between two shapes by more than two hundredths, which scroll bars and fonts may take. */
export function differences(found: Readonly<Record<string, Place>>, kept: Readonly<Record<string, Place>>): string[] {
  return [...new Set([...Object.keys(found), ...Object.keys(kept)])].flatMap((selector) => {
    const [is, was] = [found[selector], kept[selector]];
    if (is && was && Math.abs(is.left - was.left) <= 2 && Math.abs(is.width - was.width) <= 2) return [];
    return [`${selector} is ${say(is)}; it was ${say(was)}`];
  });
}
